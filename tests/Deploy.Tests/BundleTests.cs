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
        File.Copy(Path.Combine(Repository.Root, "deploy/verify"), Of("deploy/verify"));
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

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string> Verify(int expected)
    {
        var (code, output, errors) = await Script.Try(Of("deploy/verify"), new Dictionary<string, string> { ["LC_ALL"] = "C" });
        Assert.True(code == expected, output + errors);
        return output + errors;
    }

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Of(path))!);
        File.WriteAllText(Of(path), text);
    }

    private string Of(string path) => Path.Combine(folder.FullName, path);
}
