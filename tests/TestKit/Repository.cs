namespace DanVan.TestKit;

/// <summary>Where the sources and the built programs lie on this machine.</summary>
public static class Repository
{
    /// <summary>The folder that holds DanVan.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Release or Debug: whichever the running tests were built as.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>The built program of a project, for example <c>Program("services/committee/Committee")</c>.</summary>
    /// <remarks>The test project refers to it with <c>ReferenceOutputAssembly="false"</c>, so that it is built first.</remarks>
    public static string Program(string project)
    {
        var dll = Path.Combine(Root, project, "bin", Configuration, "net10.0", Path.GetFileName(project) + ".dll");
        return File.Exists(dll) ? dll : throw new FileNotFoundException($"Build {project} first: {dll} is missing.", dll);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "DanVan.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No DanVan.slnx above {AppContext.BaseDirectory}.");
    }
}
