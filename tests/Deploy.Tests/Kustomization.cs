using DanVan.TestKit;
using YamlDotNet.RepresentationModel;

namespace DanVan.Deploy.Tests;

/// <summary>
/// Renders the few features of kustomize that deploy/kubernetes uses, so that the tests need no kubectl; where there is one,
/// <see cref="RenderingTests"/> proves that both say the same. Overlays are composed, so that every file can be read alone; only recovery
/// patches, so that what comes back is as large as what was lost.
/// </summary>
internal static class Kustomization
{
    private static readonly HashSet<string> Known = ["apiVersion", "kind", "resources", "namespace", "nameSuffix", "images", "patches"];

    internal static string Folder { get; } = Path.Combine(Repository.Root, "deploy", "kubernetes");

    internal static IReadOnlyList<YamlMappingNode> Render(string overlay) =>
        [.. Build(Path.Combine(Folder, overlay)).OrderBy(one => Text(one, "kind"), StringComparer.Ordinal).ThenBy(Name, StringComparer.Ordinal)];

    internal static IEnumerable<YamlMappingNode> Documents(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents.Select(document => (YamlMappingNode)document.RootNode);
    }

    internal static string Write(YamlMappingNode document)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(document)).Save(text, assignAnchors: false);
        return text.ToString().Replace("\n...\n", "\n", StringComparison.Ordinal);
    }

    internal static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    internal static string Name(YamlMappingNode document) => Text(Metadata(document), "name");

    private static YamlMappingNode Metadata(YamlMappingNode document) => (YamlMappingNode)document["metadata"];

    private static List<YamlMappingNode> Build(string folder)
    {
        var kustomization = Documents(File.ReadAllText(Path.Combine(folder, "kustomization.yaml"))).Single();
        foreach (var key in kustomization.Children.Keys.Cast<YamlScalarNode>().Select(key => key.Value!).Where(key => !Known.Contains(key)))
            throw new NotSupportedException($"{folder}: the renderer of the tests does not know '{key}'. Compose with resources instead.");

        var documents = ((YamlSequenceNode)kustomization["resources"]).Cast<YamlScalarNode>()
            .Select(resource => Path.GetFullPath(Path.Combine(folder, resource.Value!)))
            .SelectMany(path => Directory.Exists(path) ? Build(path) : [.. Documents(File.ReadAllText(path))])
            .ToList();
        if (kustomization.Children.TryGetValue("images", out var images))
            documents.ForEach(document => SetTags(document, ((YamlSequenceNode)images).Cast<YamlMappingNode>().ToDictionary(i => Text(i, "name"), i => Text(i, "newTag"))));
        if (kustomization.Children.TryGetValue("patches", out var patches))
            foreach (var patch in ((YamlSequenceNode)patches).SelectMany(one => Documents(File.ReadAllText(Path.Combine(folder, Text((YamlMappingNode)one, "path"))))))
                Merge(documents.Single(one => (Text(one, "kind"), Name(one)) == (Text(patch, "kind"), Name(patch))), patch);
        foreach (var document in documents.Where(document => Text(document, "kind") != "Namespace"))
        {
            if (kustomization.Children.TryGetValue("nameSuffix", out var suffix))
                Metadata(document).Children["name"] = new YamlScalarNode(Name(document) + suffix);
            if (kustomization.Children.TryGetValue("namespace", out var space))
                Metadata(document).Children["namespace"] = space;
        }
        return documents;
    }

    // Of kinds that Kubernetes does not know itself, lists are replaced whole.
    private static void Merge(YamlMappingNode document, YamlMappingNode patch)
    {
        foreach (var (key, value) in patch.Children)
        {
            if (value is YamlMappingNode inner && document.Children.TryGetValue(key, out var there) && there is YamlMappingNode outer)
                Merge(outer, inner);
            else
                document.Children[key] = value;
        }
    }

    private static void SetTags(YamlNode node, Dictionary<string, string> tags)
    {
        if (node is YamlSequenceNode sequence)
            sequence.ToList().ForEach(one => SetTags(one, tags));
        if (node is not YamlMappingNode mapping)
            return;
        if (mapping.Children.TryGetValue("image", out var image) && image is YamlScalarNode { Value: { } name } && tags.TryGetValue(name, out var tag))
            mapping.Children["image"] = new YamlScalarNode($"{name}:{tag}");
        mapping.Children.Values.ToList().ForEach(one => SetTags(one, tags));
    }
}
