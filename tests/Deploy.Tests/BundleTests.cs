using System.IO.Compression;
using System.Security.Cryptography;
using DanVan.TestKit;

namespace DanVan.Deploy.Tests;

/// <summary>What deploy/verify says of a bundle that has come by road, in a small one made by hand.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("danvan-bundle-");

    public BundleTests()
    {
        Put("images.tar.gz", "all images");
        Put("deploy/kubernetes/base/kustomization.yaml", "kind: Kustomization");
        Take("deploy/verify");
        Seal();
    }

    private void Seal()
    {
        File.Delete(Of("SHA256SUMS"));
        Put("SHA256SUMS", string.Concat(Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories)
            .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  ./{Path.GetRelativePath(folder.FullName, file)}\n")));
    }

    [Fact]
    public async Task A_bundle_as_it_was_made_is_accepted_and_so_is_what_installing_adds()
    {
        Put("kustomization.yaml", "resources: [deploy/kubernetes/overlays/trial]");
        Put(".local/docker/dockerd.log", "started");
        Assert.Contains("3 files as they were bundled", await Verify(0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flipped_bit_is_refused_and_its_file_is_named()
    {
        var bytes = File.ReadAllBytes(Of("images.tar.gz"));
        bytes[3] ^= 1;
        File.WriteAllBytes(Of("images.tar.gz"), bytes);
        Assert.Contains("./images.tar.gz: FAILED", await Verify(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_refused_and_named()
    {
        File.Delete(Of("deploy/kubernetes/base/kustomization.yaml"));
        Assert.Contains("./deploy/kubernetes/base/kustomization.yaml: FAILED", await Verify(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_added_file_is_refused_and_named()
    {
        Put("deploy/kubernetes/base/backdoor.yaml", "kind: Pod");
        Assert.Contains("not of this bundle: ./deploy/kubernetes/base/backdoor.yaml", await Verify(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_added_link_is_refused_and_named()
    {
        File.CreateSymbolicLink(Of("deploy/install"), "/bin/true");
        Assert.Contains("not of this bundle: ./deploy/install", await Verify(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_bundle_is_said_so()
    {
        File.Delete(Of("SHA256SUMS"));
        Assert.Contains("this is no unpacked bundle", await Verify(1), StringComparison.Ordinal);
    }

    // Docker is one that only says what it was asked: what it pushes is seen here, that it pushes in deploy/images.
    [Fact]
    public async Task Installed_into_a_registry_every_image_is_pushed_there_and_the_manifests_name_it_there()
    {
        foreach (var script in new[] { "deploy/install", "deploy/images/docker.sh", "deploy/local/lib.sh" })
            Take(script);
        using (var images = new GZipStream(File.Create(Of("images.tar.gz")), CompressionLevel.Fastest))
            images.Write("all images"u8);
        Put("IMAGES", "danvan/committee:0.1.0 sha256:1\ndocker.io/library/postgres:17.6-bookworm sha256:1\ndanvan-base/rabbitmq:0.1.0 sha256:1\n");
        Seal();
        var tools = Directory.CreateTempSubdirectory("danvan-tools-");
        try
        {
            var docker = Path.Combine(tools.FullName, "docker");
            // A copy may be executed, as its original may.
            File.Copy(Path.Combine(Repository.Root, "deploy/verify"), docker);
            File.WriteAllText(docker, """
                #!/bin/sh
                echo "$*" >>"$(dirname "$0")/calls"
                [ "$2" != inspect ] || echo sha256:1
                """);
            var (code, output, errors) = await Script.Try(Of("deploy/install"), new Dictionary<string, string> { ["PATH"] = $"{tools}:{Environment.GetEnvironmentVariable("PATH")}" },
                "--overlay", "production", "--registry", "registry.example.vn/mirror");
            Assert.True(code == 0, output + errors);
            Assert.Equal(
                """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [deploy/kubernetes/overlays/production]
                images:
                  - { name: danvan/committee, newName: registry.example.vn/mirror/danvan/committee, newTag: 0.1.0 }
                  - { name: docker.io/library/postgres, newName: registry.example.vn/mirror/postgres, newTag: 17.6-bookworm }
                  - { name: docker.io/library/rabbitmq, newName: registry.example.vn/mirror/danvan-base/rabbitmq, newTag: 0.1.0 }

                """, File.ReadAllText(Of("kustomization.yaml")));
            Assert.Equal(["danvan/committee:0.1.0", "postgres:17.6-bookworm", "danvan-base/rabbitmq:0.1.0"],
                File.ReadLines(Path.Combine(tools.FullName, "calls")).Where(call => call.StartsWith("push", StringComparison.Ordinal)).Select(call => call[(call.IndexOf("mirror/", StringComparison.Ordinal) + 7)..]));
        }
        finally
        {
            tools.Delete(recursive: true);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string> Verify(int expected)
    {
        var (code, output, errors) = await Script.Try(Of("deploy/verify"), new Dictionary<string, string> { ["LC_ALL"] = "C" });
        Assert.True(code == expected, output + errors);
        return output + errors;
    }

    private void Take(string path)
    {
        Put(path, "");
        File.Copy(Path.Combine(Repository.Root, path), Of(path), overwrite: true);
    }

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Of(path))!);
        File.WriteAllText(Of(path), text);
    }

    private string Of(string path) => Path.Combine(folder.FullName, path);
}
