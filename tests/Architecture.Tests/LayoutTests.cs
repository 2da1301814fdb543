namespace DanVan.Architecture.Tests;

public sealed class LayoutTests
{
    private const int MostLines = 150;

    private static readonly HashSet<string> Top = ["AppHost", "services", "ServiceDefaults", "tests", "deploy", "README.md"];

    private static readonly HashSet<string> RootBuildFiles = ["DanVan.slnx", "Directory.Build.props", "Directory.Packages.props", "global.json"];

    [Fact]
    public void The_top_level_holds_five_folders_the_readme_and_what_the_build_wants_there()
    {
        var found = Sources.Files.Select(file => file.Split('/')[0]).Distinct().Where(name => !name.StartsWith('.')).ToList();
        Assert.Contains("services", found);
        Assert.DoesNotContain(found, name => !Top.Contains(name) && !RootBuildFiles.Contains(name));
    }

    [Fact]
    public void A_file_is_short_enough_to_be_read_at_once()
    {
        var files = Sources.Below("services", ".cs").Concat(Sources.Below("ServiceDefaults", ".cs"))
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count >= 100, "sources were found");
        Assert.DoesNotContain(files.Select(file => (file, lines: Sources.Read(file).Split('\n').Length - 1)), one => one.lines > MostLines);
    }

    // Called from ServiceDefaults alone it would check nothing of the service: the check is generated where it is called.
    [Fact]
    public void Every_service_with_a_log_asks_for_validation_in_its_own_program()
    {
        var programs = Sources.Below("services", "/Program.cs").Select(file => (file, text: Sources.Read(file)))
            .Where(program => program.text.Contains("AddServiceDefaults<", StringComparison.Ordinal)).ToList();
        Assert.True(programs.Count >= 4, "programs were found");
        Assert.All(programs, program => Assert.Contains("builder.Services.AddValidation();", program.text, StringComparison.Ordinal));
    }
}
