using DanVan.TestKit;
using k8s.Models;

namespace DanVan.Deploy.Tests;

/// <summary>How a release brings the databases up to date before its pods take traffic.</summary>
public sealed class MigrationTests
{
    private static readonly Overlay[] Overlays = [Overlay.Trial, Overlay.Production];

    [Fact]
    public void Every_service_has_a_job_of_its_release_that_migrates() => Assert.All(Overlays, overlay => Assert.All(overlay.All<V1Deployment>(), deployment =>
    {
        var image = deployment.Spec.Template.Spec.Containers.Single().Image;
        // Kubernetes refuses to change a finished job: another release needs another name.
        var release = image.Split(':')[1].Replace('.', '-');
        var migration = overlay.One<V1Job>($"{deployment.Metadata.Name}-migrate-{release}").Spec.Template.Spec.Containers.Single();
        Assert.Equal(image, migration.Image);
        Assert.Equal(["migrate"], migration.Args);
    }));

    [Fact]
    public void A_pod_waits_for_the_schema_of_its_release() => Assert.All(Overlays.SelectMany(o => o.All<V1Deployment>()), deployment =>
    {
        var pod = deployment.Spec.Template.Spec;
        var waiting = Assert.Single(pod.InitContainers);
        Assert.Equal(["await-schema"], waiting.Args);
        Assert.Equal(pod.Containers.Single().Image, waiting.Image);
    });

    [Fact]
    public void Migration_waiting_and_service_mean_the_same_database() => Assert.All(Overlays, overlay => Assert.All(overlay.All<V1Deployment>(), deployment =>
    {
        var pod = deployment.Spec.Template.Spec;
        var migration = overlay.All<V1Job>().Single(job => job.Metadata.Name.StartsWith(deployment.Metadata.Name + "-migrate-", StringComparison.Ordinal));
        var (name, value) = Connection(overlay, pod.Containers.Single());
        Assert.Equal((name, value), Connection(overlay, pod.InitContainers.Single()));
        Assert.Equal((name, value), Connection(overlay, migration.Spec.Template.Spec.Containers.Single()));
    }));

    [Fact]
    public async Task A_waiting_pod_goes_on_as_soon_as_the_schema_is_current()
    {
        await using var database = await TestDatabase.Empty("modelregistrydb");
        var settings = new Dictionary<string, string> { ["ConnectionStrings__modelregistrydb"] = database.ConnectionString };
        await using var waiting = Command.Start(settings, "await-schema");
        await waiting.Says("the schema is not current");
        Assert.False(waiting.HasEnded);

        await using var migration = Command.Start(settings, "migrate");
        Assert.Equal(0, await migration.ExitCode());
        Assert.Equal(0, await waiting.ExitCode());
    }

    [Fact]
    public async Task Two_migrations_at_once_do_the_work_once()
    {
        await using var database = await TestDatabase.Empty("modelregistrydb");
        var settings = new Dictionary<string, string> { ["ConnectionStrings__modelregistrydb"] = database.ConnectionString };
        await using var first = Command.Start(settings, "migrate");
        await using var second = Command.Start(settings, "migrate");
        Assert.True(await first.ExitCode() == 0, string.Join('\n', first.Errors));
        Assert.True(await second.ExitCode() == 0, string.Join('\n', second.Errors));
    }

    private static (string, string?) Connection(Overlay overlay, V1Container container)
    {
        var one = overlay.Environment(container).Single(pair => pair.Key.StartsWith("ConnectionStrings__", StringComparison.Ordinal) && !pair.Key.EndsWith("rabbitmq", StringComparison.Ordinal));
        return (one.Key, one.Value);
    }
}
