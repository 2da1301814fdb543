using System.Diagnostics;
using System.Xml.Linq;
using DanVan.TestKit;

namespace DanVan.Architecture.Tests;

/// <summary>The repository as git knows it, paths with slashes from its root.</summary>
internal static class Sources
{
    internal static IReadOnlyList<string> Files { get; } = List();

    internal static IEnumerable<string> Below(string folder, string extension) =>
        Files.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && file.EndsWith(extension, StringComparison.Ordinal));

    internal static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    /// <summary>Every project below a folder, by path.</summary>
    internal static IReadOnlyList<Project> Projects(string folder) => [.. Below(folder, ".csproj").Select(path => new Project(path))];

    // What is written but not yet added counts too.
    private static List<string> List()
    {
        var start = new ProcessStartInfo("git", ["-C", Repository.Root, "ls-files", "--cached", "--others", "--exclude-standard"]) { RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var files = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(file => File.Exists(Path.Combine(Repository.Root, file)))];
    }
}

internal sealed record Project(string Path)
{
    private readonly XDocument document = XDocument.Parse(Sources.Read(Path));

    internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>services/committee for any project of the committee service.</summary>
    internal string Service => string.Join('/', Path.Split('/').Take(2));

    internal IEnumerable<string> Packages => document.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value);

    /// <summary>The projects it refers to, by path.</summary>
    internal IEnumerable<string> References => document.Descendants("ProjectReference").Select(reference => System.IO.Path.GetRelativePath(
        Repository.Root,
        System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, System.IO.Path.GetDirectoryName(Path)!, reference.Attribute("Include")!.Value))));
}
