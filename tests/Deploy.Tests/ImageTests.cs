using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DanVan.TestKit;
using k8s.Models;

namespace DanVan.Deploy.Tests;

/// <summary>What an auditor asks of the images before they are built; deploy/images/smoke asks the running ones.</summary>
public sealed partial class ImageTests
{
    private static readonly Overlay[] Overlays = [Overlay.Trial, Overlay.Production];
    private static readonly string Dockerfile = File.ReadAllText(Path.Combine(Repository.Root, "deploy/images/Dockerfile"));

    [Fact]
    public void Every_image_of_ours_that_the_manifests_name_is_built()
    {
        var table = File.ReadAllText(Path.Combine(Repository.Root, "deploy/local/services.sh"));
        var built = Service().Matches(table).Select(line => line.Groups[1].Value).Append("loader").Order();
        Assert.Equal(built, Overlays.SelectMany(overlay => overlay.Containers).Select(one => OurImage().Match(one.Container.Image).Groups[1].Value)
            .Where(name => name.Length > 0).Distinct().Order());
    }

    [Fact]
    public void An_image_runs_as_the_user_whom_the_manifests_name()
    {
        var user = User().Match(Dockerfile);
        Assert.All(Overlays.SelectMany(overlay => overlay.All<V1Deployment>()), deployment =>
        {
            var context = deployment.Spec.Template.Spec.SecurityContext;
            Assert.Equal(($"{context.RunAsUser}", $"{context.RunAsGroup}"), (user.Groups[1].Value, user.Groups[2].Value));
        });
    }

    [Fact]
    public void No_base_image_floats() => Assert.All(BaseImage().Matches(Dockerfile), image => Assert.Matches(@":\d+\.\d+\.\d+(-[a-z0-9-]+)?$", image.Groups[1].Value));

    [Fact]
    public async Task The_bill_of_materials_names_every_package_once_with_its_licence_and_hash()
    {
        var folder = Path.GetDirectoryName(Repository.Program("services/model-registry/ModelRegistry"))!;
        var bill = JsonNode.Parse(await Script.Run("deploy/images/sbom", folder, "model-registry", "1.2.3"))!;
        Assert.Equal(("CycloneDX", "1.6"), ((string)bill["bomFormat"]!, (string)bill["specVersion"]!));

        var components = bill["components"]!.AsArray().ToDictionary(one => (string)one!["purl"]!, one => one!);
        var packages = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "ModelRegistry.deps.json")))!["libraries"]!.AsObject()
            .Where(one => (string)one.Value!["type"]! == "package").ToDictionary(one => $"pkg:nuget/{one.Key.Replace('/', '@')}", one => (string)one.Value!["sha512"]!);
        Assert.Equal(packages.Keys.Order(), components.Keys.Order());
        Assert.Contains(components.Keys, name => name.StartsWith("pkg:nuget/Npgsql@", StringComparison.Ordinal));
        Assert.All(components, one =>
        {
            var hash = Convert.FromHexString((string)one.Value["hashes"]![0]!["content"]!);
            Assert.Equal(packages[one.Key], "sha512-" + Convert.ToBase64String(hash));
            Assert.NotNull(one.Value["licenses"]);
        });
    }

    [GeneratedRegex(@"^([a-z-]+) +services/", RegexOptions.Multiline)]
    private static partial Regex Service();

    [GeneratedRegex("^danvan/([a-z-]+):")]
    private static partial Regex OurImage();

    [GeneratedRegex("^USER ([0-9]+):([0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex User();

    [GeneratedRegex("^ARG [A-Z]+_IMAGE=(.+)$", RegexOptions.Multiline)]
    private static partial Regex BaseImage();
}
