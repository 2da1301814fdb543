using System.Reflection;

namespace DanVan.Architecture.Tests;

public sealed class DependencyTests
{
    private static readonly IReadOnlyList<Project> Services = Sources.Projects("services");

    [Fact]
    public void A_service_refers_to_another_only_by_its_contracts_and_the_libraries_of_replicas()
    {
        Assert.True(Services.Count >= 9, "the projects of the services were found");
        var foreign = Services.SelectMany(project => project.References.Select(reference => (From: project, To: new Project(reference))))
            .Where(reference => reference.To.Service != reference.From.Service && reference.To.Name != "ServiceDefaults").ToList();
        Assert.Contains(foreign, reference => reference.To.Name == "Committee.Units");
        Assert.All(foreign, reference => Assert.True(
            reference.To.Name.EndsWith(".Contracts", StringComparison.Ordinal) || reference.To.Name is "Committee.Units" or "Committee.Calendar",
            $"{reference.From.Path} refers to {reference.To.Path}"));
    }

    [Fact]
    public void Contracts_refer_to_nothing()
    {
        var contracts = Services.Where(project => project.Name.EndsWith(".Contracts", StringComparison.Ordinal)).ToList();
        Assert.True(contracts.Count >= 3, "contracts were found");
        Assert.All(contracts, project => Assert.Empty(project.References.Concat(project.Packages)));
        Assert.All(contracts, project => Assert.All(
            Assembly.Load(project.Name).GetReferencedAssemblies(), used => Assert.StartsWith("System.", used.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_ground_refers_to_no_service()
    {
        var ground = Assert.Single(Sources.Projects("ServiceDefaults"));
        Assert.NotEmpty(ground.Packages);
        Assert.Empty(ground.References);
    }

    [Fact]
    public void The_solution_holds_every_project_but_the_composition()
    {
        var solution = Sources.Read("DanVan.slnx");
        var projects = Sources.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        Assert.True(projects.Count >= 15, "projects were found");
        Assert.All(projects, project => Assert.Equal(
            !project.StartsWith("AppHost/", StringComparison.Ordinal), solution.Contains($"\"{project}\"", StringComparison.Ordinal)));
    }
}
