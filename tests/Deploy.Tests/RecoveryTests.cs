using System.Text.RegularExpressions;
using DanVan.TestKit;

namespace DanVan.Deploy.Tests;

/// <summary>What is applied in the night in which production's database servers are lost.</summary>
public sealed partial class RecoveryTests
{
    private static readonly CustomResources.PostgresCluster Living = Cluster(Overlay.Production), MadeAgain = Cluster(Overlay.Recovery);

    [Fact]
    public void Recovery_is_production_but_for_where_the_servers_come_from() => Assert.Equal(
        Overlay.Production.Documents.Select(Kustomization.Write).Where(one => !one.Contains("kind: Cluster\n", StringComparison.Ordinal)),
        Overlay.Recovery.Documents.Select(Kustomization.Write).Where(one => !one.Contains("kind: Cluster\n", StringComparison.Ordinal)));

    [Fact]
    public void The_servers_are_read_from_the_folder_that_production_writes_and_write_into_another()
    {
        var before = MadeAgain.ExternalClusters.Single(one => one.Name == MadeAgain.Bootstrap!.Recovery!.Source).Plugin!;
        var (written, next) = (Archiver(Living), Archiver(MadeAgain));
        Assert.Equal((written.Name, written.Parameters["barmanObjectName"], written.Parameters["serverName"]), (before.Name, before.Parameters["barmanObjectName"], before.Parameters["serverName"]));
        Assert.Equal((written.Name, written.Parameters["barmanObjectName"]), (next.Name, next.Parameters["barmanObjectName"]));
        Assert.NotEqual(written.Parameters["serverName"], next.Parameters["serverName"]);
    }

    [Fact]
    public void They_are_as_large_and_as_many_as_those_that_were_lost()
    {
        Assert.Equal(
            (Living.Instances, Living.ImageName, Living.Storage!.Size, Living.WalStorage!.Size, Living.Managed!.Roles.Count),
            (MadeAgain.Instances, MadeAgain.ImageName, MadeAgain.Storage!.Size, MadeAgain.WalStorage!.Size, MadeAgain.Managed!.Roles.Count));
        Assert.Equal(Living.Postgresql!.Parameters, MadeAgain.Postgresql!.Parameters);
    }

    [Fact]
    public void A_moment_is_chosen_by_taking_away_one_sign()
    {
        var patch = File.ReadAllText(Path.Combine(Kustomization.Folder, "overlays", "recovery", "cluster.yaml"));
        var chosen = patch.Replace("# recoveryTarget:", "recoveryTarget:", StringComparison.Ordinal);
        Assert.NotEqual(patch, chosen);
        var cluster = (CustomResources.Custom<CustomResources.PostgresCluster>)Overlay.Read(Kustomization.Documents(chosen).Single());
        Assert.Null(MadeAgain.Bootstrap!.Recovery!.RecoveryTarget);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+]07:00$", cluster.Spec.Bootstrap!.Recovery!.RecoveryTarget!.TargetTime);
    }

    [Fact]
    public void The_page_names_only_what_there_is()
    {
        var page = File.ReadAllText(Path.Combine(Kustomization.Folder, "restoring.md"));
        var named = Named().Matches(page).Select(match => match.Value.TrimEnd('.')).ToList();
        Assert.Contains("deploy/kubernetes/overlays/recovery", named);
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
    }

    private static CustomResources.PostgresCluster Cluster(Overlay overlay) =>
        overlay.All<CustomResources.Custom<CustomResources.PostgresCluster>>().Single().Spec;

    private static CustomResources.PostgresCluster.Plugin Archiver(CustomResources.PostgresCluster cluster) => cluster.Plugins.Single(one => one.IsWALArchiver);

    [GeneratedRegex(@"\bdeploy/[\w/.-]*\w")]
    private static partial Regex Named();
}
