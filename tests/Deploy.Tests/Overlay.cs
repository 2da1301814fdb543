using k8s;
using k8s.Models;
using YamlDotNet.RepresentationModel;

namespace DanVan.Deploy.Tests;

/// <summary>An overlay as a cluster would get it, as text and as typed objects.</summary>
internal sealed class Overlay
{
    public static readonly Overlay Trial = new("overlays/trial"), Production = new("overlays/production"), Recovery = new("overlays/recovery");

    private Overlay(string path)
    {
        Path = path;
        Documents = Kustomization.Render(path);
        Objects = [.. Documents.Select(Read)];
    }

    public string Path { get; }

    public IReadOnlyList<YamlMappingNode> Documents { get; }

    public IReadOnlyList<object> Objects { get; }

    public IEnumerable<T> All<T>() => Objects.OfType<T>();

    public T One<T>(string name) where T : IMetadata<V1ObjectMeta> => All<T>().Single(one => one.Metadata.Name == name);

    /// <summary>Every pod that this overlay starts by itself, by the name of what starts it.</summary>
    public IEnumerable<(string Name, V1PodSpec Pod)> Pods =>
    [
        .. All<V1Deployment>().Select(one => ($"deployment {one.Name()}", one.Spec.Template.Spec)),
        .. All<V1StatefulSet>().Select(one => ($"stateful set {one.Name()}", one.Spec.Template.Spec)),
        .. All<V1Job>().Select(one => ($"job {one.Name()}", one.Spec.Template.Spec)),
    ];

    public IEnumerable<(string Name, V1PodSpec Pod, V1Container Container)> Containers =>
        from one in Pods
        from container in one.Pod.Containers.Concat(one.Pod.InitContainers ?? [])
        select ($"{Path}, {one.Name}, container {container.Name}", one.Pod, container);

    /// <summary>All names that a container's environment gets, and their values where the manifests say them.</summary>
    public Dictionary<string, string?> Environment(V1Container container)
    {
        var environment = new Dictionary<string, string?>();
        foreach (var from in container.EnvFrom ?? [])
        {
            if (from.ConfigMapRef is { } map)
                foreach (var (key, value) in One<V1ConfigMap>(map.Name).Data)
                    environment[from.Prefix + key] = value;
            else
                environment[from.Prefix + "*"] = null;
        }
        foreach (var one in container.Env ?? [])
            environment[one.Name] = one.Value;
        return environment;
    }

    // Strictly: an unknown or repeated field is an error, as it would be a silent mistake in a cluster.
    internal static object Read(YamlMappingNode document)
    {
        try
        {
            return KubernetesYaml.LoadAllFromString(Kustomization.Write(document), CustomResources.Types, strict: true).Single();
        }
        catch (Exception e)
        {
            throw new InvalidDataException($"{Kustomization.Text(document, "kind")} {Kustomization.Name(document)}: {e.Message} {e.InnerException?.Message}", e);
        }
    }
}
