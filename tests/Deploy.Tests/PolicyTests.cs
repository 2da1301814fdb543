using System.Globalization;
using System.Text.RegularExpressions;
using DanVan.TestKit;
using k8s.Models;

namespace DanVan.Deploy.Tests;

/// <summary>What an auditor asks of every pod.</summary>
public sealed partial class PolicyTests
{
    private static readonly Overlay[] Overlays = [Overlay.Trial, Overlay.Production];

    private static readonly (string Name, V1PodSpec Pod, V1Container Container)[] Containers = [.. Overlays.SelectMany(one => one.Containers)];

    private static readonly string[] Services = ["identity", "committee", "model-registry", "feedback", "reporting"];

    [Fact]
    public void Both_overlays_start_every_service() => Assert.All(Overlays, overlay => Assert.Equal(
        Services.Order(), overlay.All<V1Deployment>().Select(one => one.Metadata.Name).Order()));

    [Fact]
    public void Nobody_is_root() => Assert.All(Containers, one =>
    {
        Assert.True(one.Pod.SecurityContext.RunAsNonRoot, one.Name);
        Assert.InRange(one.Pod.SecurityContext.RunAsUser ?? 0, 1, long.MaxValue);
        Assert.Null(one.Container.SecurityContext.RunAsUser);
    });

    [Fact]
    public void Nobody_writes_to_its_image() => Assert.All(Containers, one => Assert.True(one.Container.SecurityContext.ReadOnlyRootFilesystem, one.Name));

    // Pod Security Standards, level restricted: what the namespace enforces.
    [Fact]
    public void Every_pod_is_admitted_where_restricted_is_enforced() => Assert.All(Containers, one =>
    {
        Assert.False(one.Container.SecurityContext.AllowPrivilegeEscalation ?? true, one.Name);
        Assert.Equal(["ALL"], one.Container.SecurityContext.Capabilities.Drop);
        Assert.Null(one.Container.SecurityContext.Capabilities.Add);
        Assert.Equal("RuntimeDefault", one.Pod.SecurityContext.SeccompProfile.Type);
        Assert.True(one.Pod.HostNetwork is null && one.Pod.HostPID is null && one.Pod.HostIPC is null, one.Name);
        Assert.All(one.Container.Ports ?? [], port => Assert.Null(port.HostPort));
        Assert.All(one.Pod.Volumes, volume => Assert.True(
            volume.EmptyDir is not null || volume.Secret is not null || volume.ConfigMap is not null || volume.Projected is not null, $"{one.Name}: {volume.Name}"));
    });

    [Fact]
    public void The_namespaces_enforce_the_level_restricted() => Assert.All(Overlays, overlay => Assert.Equal(
        "restricted", overlay.All<V1Namespace>().Single().Metadata.Labels["pod-security.kubernetes.io/enforce"]));

    [Fact]
    public void No_pod_may_speak_to_the_cluster() => Assert.All(Containers, one => Assert.False(one.Pod.AutomountServiceAccountToken ?? true, one.Name));

    [Fact]
    public void Every_container_asks_for_what_it_needs_and_gets_no_more_than_its_limit() => Assert.All(Containers, one =>
    {
        foreach (var resource in new[] { "cpu", "memory" })
        {
            Assert.True(one.Container.Resources?.Requests?.ContainsKey(resource), $"{one.Name} requests no {resource}");
            Assert.True(one.Container.Resources?.Limits?.ContainsKey(resource), $"{one.Name} has no limit of {resource}");
        }
    });

    [Fact]
    public void Every_service_is_asked_whether_it_lives_and_whether_it_is_ready() => Assert.All(Overlays.SelectMany(o => o.All<V1Deployment>()), deployment =>
    {
        var container = Assert.Single(deployment.Spec.Template.Spec.Containers);
        Assert.Equal("/health/live", container.StartupProbe.HttpGet.Path);
        Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);
        Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);
    });

    [Fact]
    public void Servers_are_asked_too() => Assert.All(Overlays.SelectMany(o => o.All<V1StatefulSet>()).SelectMany(s => s.Spec.Template.Spec.Containers), container =>
        Assert.True(container is { StartupProbe: not null, LivenessProbe: not null, ReadinessProbe: not null }, container.Name));

    [Fact]
    public void No_image_floats() => Assert.All(
        [
            .. Containers.Select(one => one.Container.Image),
            Custom<CustomResources.PostgresCluster>().ImageName,
            Custom<CustomResources.RabbitCluster>().Image,
        ],
        image => Assert.Matches(FixedImage(), image));

    [Fact]
    public void An_old_pod_goes_only_when_a_new_one_is_ready() => Assert.All(Overlays, overlay =>
    {
        var drain = TimeSpan.Parse(overlay.One<V1ConfigMap>("platform").Data["Drain__For"], CultureInfo.InvariantCulture).TotalSeconds;
        Assert.True(drain >= 5, "not every node hears so fast that a pod is going");
        Assert.All(overlay.All<V1Deployment>(), deployment =>
        {
            Assert.Equal("0", deployment.Spec.Strategy.RollingUpdate.MaxUnavailable);
            Assert.True(drain + 30 <= deployment.Spec.Template.Spec.TerminationGracePeriodSeconds, "no time is left to finish requests");
        });
    });

    [Fact]
    public void Every_service_has_a_disruption_budget_and_spreads_over_nodes() => Assert.All(Overlays.SelectMany(o => o.All<V1Deployment>().Select(d => (o, d))), one =>
    {
        var budget = one.o.One<V1PodDisruptionBudget>(one.d.Metadata.Name);
        Assert.Equal(one.d.Spec.Selector.MatchLabels, budget.Spec.Selector.MatchLabels);
        Assert.Contains(one.d.Spec.Template.Spec.TopologySpreadConstraints, spread =>
            spread is { TopologyKey: "kubernetes.io/hostname", WhenUnsatisfiable: "DoNotSchedule" } && spread.LabelSelector.MatchLabels.SequenceEqual(budget.Spec.Selector.MatchLabels));
    });

    [Fact]
    public void Nothing_may_talk_unless_a_policy_says_so() => Assert.All(Overlays, overlay =>
    {
        var deny = overlay.One<V1NetworkPolicy>("default-deny").Spec;
        Assert.True(deny.PodSelector.MatchLabels is null or { Count: 0 } && deny.PodSelector.MatchExpressions is null or { Count: 0 });
        Assert.Equal(["Egress", "Ingress"], deny.PolicyTypes.Order());
        Assert.True(deny.Ingress is null or { Count: 0 } && deny.Egress is null or { Count: 0 });
        // An opening for all pods is one to the cluster's DNS only.
        Assert.Equal(["all-to-dns", "default-deny"], overlay.All<V1NetworkPolicy>()
            .Where(policy => policy.Spec.PodSelector is { MatchLabels: null or { Count: 0 }, MatchExpressions: null or { Count: 0 } })
            .Select(policy => policy.Metadata.Name).Order());
    });

    [Fact]
    public void In_production_every_service_grows_with_its_load_and_followers_with_their_queue() => Assert.All(Services, service =>
    {
        var scaling = Overlay.Production.One<V2HorizontalPodAutoscaler>(service).Spec;
        Assert.True(scaling.MinReplicas >= 2);
        Assert.Contains(scaling.Metrics, metric => metric.Resource?.Name == "cpu");
        Assert.Equal(service != "identity", scaling.Metrics.Any(metric => metric.External?.Metric.Selector.MatchLabels["follower"] == service));
    });

    [Fact]
    public void The_database_has_room_for_all_who_may_come_at_once()
    {
        var pool = int.Parse(PoolSize().Match(Overlay.Production.One<V1ConfigMap>("platform").Data["DB_OPTIONS"]).Groups[1].Value, null);
        // One more of each service while a release rolls out; a pool that the code adds has a size of its own.
        var replicas = Services.Sum(service => (Overlay.Production.One<V2HorizontalPodAutoscaler>(service).Spec.MaxReplicas + 1) * (pool + OwnPools(service)));
        // One holds the lock, one migrates.
        var migrations = Overlay.Production.All<V1Job>().Count() * 2;
        var analysts = int.Parse(Analysts().Match(Text("services/reporting/Reporting/Analytics/Analytics.sql")).Groups[1].Value, null);
        // superuser_reserved_connections, unless set; CloudNativePG's instance manager, its metrics, and a person at a console.
        const int reserved = 3, operators = 10;
        var most = int.Parse(Custom<CustomResources.PostgresCluster>().Postgresql!.Parameters["max_connections"], null);
        Assert.True(OwnPools("model-registry") > 0, "the catalogue's pool was not found");
        Assert.InRange(replicas + migrations + analysts + reserved + operators, 1, most);
    }

    [Fact]
    public void Production_has_three_of_each_server_and_backups()
    {
        var postgres = Custom<CustomResources.PostgresCluster>();
        Assert.Equal(3, postgres.Instances);
        Assert.Equal(Kustomization.Name(Overlay.Production.Documents.Single(d => Kustomization.Text(d, "kind") == "ObjectStore")), postgres.Plugins.Single(p => p.IsWALArchiver).Parameters["barmanObjectName"]);
        Assert.Equal("postgres", Custom<CustomResources.ScheduledBackup>().Cluster!.Name);
        Assert.Equal(3, Custom<CustomResources.RabbitCluster>().Replicas);
        Assert.True(Custom<CustomResources.RabbitCluster>().Tls!.DisableNonTLSListeners);
    }

    [Fact]
    public void From_outside_services_are_reached_over_TLS_only()
    {
        var routes = Overlay.Production.All<CustomResources.Custom<CustomResources.HttpRoute>>().ToDictionary(route => route.Metadata.Name, route => route.Spec);
        Assert.Equal(Services.Append("to-https").Order(), routes.Keys.Order());
        Assert.All(Services, service =>
        {
            Assert.Equal("https", routes[service].ParentRefs.Single().SectionName);
            Assert.Equal(service, routes[service].Rules.Single().BackendRefs.Single().Name);
        });
        Assert.Equal("https", routes["to-https"].Rules.Single().Filters.Single().RequestRedirect!.Scheme);
    }

    // An answer to ?wait=60s comes after a minute.
    [Fact]
    public void The_gateway_is_more_patient_than_who_waits_for_a_change() => Assert.All(
        Overlay.Production.All<CustomResources.Custom<CustomResources.HttpRoute>>().Where(route => route.Metadata.Name != "to-https"),
        route => Assert.Matches(@"^([2-9]|\d\d+)m$", route.Spec.Rules.Single().Timeouts!.Request));

    // The operator's own pod says nothing of escalation and capabilities, and would be refused.
    [Fact]
    public void The_brokers_of_the_operator_are_admitted_where_restricted_is_enforced()
    {
        var pod = Custom<CustomResources.RabbitCluster>().Override!.StatefulSet!.Spec!.Template!.Spec;
        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.Equal(["rabbitmq", "setup-container"], pod.Containers.Concat(pod.InitContainers).Select(one => one.Name).Order());
        Assert.All(pod.Containers.Concat(pod.InitContainers), one =>
            Assert.True(one.SecurityContext is { AllowPrivilegeEscalation: false, Capabilities.Drop: ["ALL"] }, one.Name));
    }

    // CloudNativePG makes each server by a job whose pod bears only its own labels: what is denied to it, no database comes into being.
    [Fact]
    public void Whoever_makes_a_database_server_may_speak_as_the_server_does() => Assert.All(["postgres-in", "postgres-out"], name =>
    {
        var cluster = Overlay.Production.All<CustomResources.Custom<CustomResources.PostgresCluster>>().Single().Metadata.Name;
        var policy = Overlay.Production.One<V1NetworkPolicy>(name).Spec;
        Assert.Equal(cluster, Assert.Single(policy.PodSelector.MatchLabels, one => one.Key == "cnpg.io/cluster").Value);
        var peers = (policy.Ingress ?? []).SelectMany(one => one.FromProperty ?? []).Concat((policy.Egress ?? []).SelectMany(one => one.To ?? []));
        Assert.Contains(peers, peer => peer.PodSelector?.MatchLabels.Contains(new("cnpg.io/cluster", cluster)) == true);
    });

    private static int OwnPools(string service) => Directory.EnumerateFiles(Path.Combine(Repository.Root, "services", service), "*.cs", SearchOption.AllDirectories)
        .Sum(file => OwnPool().Matches(File.ReadAllText(file)).Sum(match => int.Parse(match.Groups[1].Value, null)));

    private static string Text(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    private static T Custom<T>() => Overlay.Production.All<CustomResources.Custom<T>>().Single().Spec;

    [GeneratedRegex(@"^[a-z0-9./-]+:\d+\.\d+(\.\d+)?(-[a-z0-9-]+)?$|@sha256:[0-9a-f]{64}$")]
    private static partial Regex FixedImage();

    [GeneratedRegex(@"Maximum Pool Size=(\d+)")]
    private static partial Regex PoolSize();

    [GeneratedRegex(@"MaxPoolSize = (\d+)")]
    private static partial Regex OwnPool();

    [GeneratedRegex(@"danvan_analyst login connection limit (\d+)")]
    private static partial Regex Analysts();
}
