using DanVan.TestKit;
using YamlDotNet.RepresentationModel;

namespace DanVan.Deploy.Tests;

public sealed class RenderingTests
{
    [Theory, InlineData("trial"), InlineData("production")]
    public void What_a_cluster_gets_changes_only_on_purpose(string name) =>
        Snapshot.Match(name, string.Join("---\n", Of(name).Documents.Select(Kustomization.Write)), "yaml");

    [Theory, InlineData("trial"), InlineData("production")]
    public void Every_object_is_one_that_Kubernetes_knows(string name) =>
        Assert.InRange(Of(name).Objects.Count, 40, 200);

    [Theory, InlineData("trial"), InlineData("production"), InlineData("recovery")]
    public async Task Kubectl_renders_the_same(string name)
    {
        var rendered = await Tool.Run("kubectl", "kustomize", Path.Combine(Kustomization.Folder, Of(name).Path));
        Assert.SkipWhen(rendered is null, "There is no kubectl on this machine.");
        Assert.Equal(Of(name).Documents.Select(Plain).Order(StringComparer.Ordinal), Kustomization.Documents(rendered).Select(Plain).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Trials_clients_are_the_samples_clients() =>
        Assert.Equal(
            File.ReadAllText(Path.Combine(Repository.Root, "deploy", "sample", "clients.json")).Trim(),
            Overlay.Trial.One<k8s.Models.V1ConfigMap>("clients").Data["clients.json"].Trim());

    private static Overlay Of(string name) => name switch { "trial" => Overlay.Trial, "recovery" => Overlay.Recovery, _ => Overlay.Production };

    // Without order of keys and without style.
    private static string Plain(YamlNode node) => node switch
    {
        YamlMappingNode map => "{" + string.Join(',', map.Select(pair => $"{pair.Key}:{Plain(pair.Value)}").Order(StringComparer.Ordinal)) + "}",
        YamlSequenceNode list => "[" + string.Join(',', list.Select(Plain)) + "]",
        _ => node.ToString(),
    };
}
