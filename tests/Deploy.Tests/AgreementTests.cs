using System.Text.RegularExpressions;
using DanVan.TestKit;
using k8s.Models;

namespace DanVan.Deploy.Tests;

/// <summary>AppHost, deploy/local and the manifests set the same names and ports, and the code reads them.</summary>
public sealed partial class AgreementTests
{
    private static readonly Overlay[] Overlays = [Overlay.Trial, Overlay.Production];
    private static readonly IReadOnlyList<CodeSetting> Settings = CodeSettings.Read();
    private static readonly string AppHost = Text("AppHost/AppHost.cs"), Up = Text("deploy/local/up");

    // deploy/local/services.sh: name, project, port, connection, database.
    private static readonly string[][] LocalServices = [.. LocalService().Matches(Text("deploy/local/services.sh"))
        .Select(line => line.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    // Read by .NET, ASP.NET Core, OpenTelemetry and OpenSSL themselves.
    private static readonly string[] Frameworks =
        ["ASPNETCORE_URLS", "ASPNETCORE_FORWARDEDHEADERS_ENABLED", "DOTNET_EnableDiagnostics", "OTEL_EXPORTER_OTLP_ENDPOINT", "SSL_CERT_FILE"];

    internal static IEnumerable<string> SetByAppHost =>
        AppHostSetting().Matches(AppHost).Select(match => match.Groups[1].Value.Replace("{id}", "x", StringComparison.Ordinal));

    internal static IEnumerable<string> SetByLocal => LocalSetting().Matches(Up).Select(match => match.Groups[1].Value.Replace("%s", "x", StringComparison.Ordinal));

    [Fact]
    public void What_the_manifests_set_is_read() => Assert.All(Overlays.SelectMany(o => o.All<V1Deployment>().Select(d => (o, d))), one =>
    {
        var container = one.d.Spec.Template.Spec.Containers.Single();
        var environment = one.o.Environment(container);
        foreach (var name in environment.Keys.Except(Frameworks))
        {
            var isPart = environment.Values.Any(value => value?.Contains($"$({name})", StringComparison.Ordinal) == true)
                || one.o.One<V1ConfigMap>("platform").Data.ContainsKey(name) && PartOfSome(one.o, name);
            Assert.True(isPart || Reads(one.d.Metadata.Name, name, shared: one.o.One<V1ConfigMap>("platform").Data.ContainsKey(name)), $"{one.d.Metadata.Name} does not read {name}");
        }
    });

    [Fact]
    public void What_a_service_cannot_do_without_is_set() => Assert.All(Overlays.SelectMany(o => o.All<V1Deployment>().Select(d => (o, d))), one =>
    {
        var environment = one.o.Environment(one.d.Spec.Template.Spec.Containers.Single());
        Assert.Contains($"ConnectionStrings__{LocalServices.Single(s => s[0] == one.d.Metadata.Name)[3]}", environment.Keys);
        if (one.d.Metadata.Name != "identity")
            Assert.Superset(new HashSet<string> { "ConnectionStrings__rabbitmq", "Auth__Authority", "Auth__ClientId", "Auth__ClientSecret" }, environment.Keys.ToHashSet());
    });

    [Fact]
    public void AppHost_sets_what_is_read() => Assert.All(
        SetByAppHost, name => Assert.Contains(Settings, setting => setting.IsCalled(name)));

    [Fact]
    public void Local_sets_what_is_read()
    {
        Assert.Contains("Auth__Authority", SetByLocal);
        Assert.All(SetByLocal.Except(Frameworks), name => Assert.Contains(Settings, setting => setting.IsCalled(name)
            || setting.Key.StartsWith("ConnectionStrings", StringComparison.Ordinal) && name.StartsWith("ConnectionStrings__", StringComparison.Ordinal)));
    }

    [Fact]
    public void All_three_say_the_same_of_databases() => Assert.All(LocalServices, service =>
    {
        var (name, connection, database) = (service[0], service[3], service[4]);
        Assert.Contains($"Database(\"{connection}\", \"{database}\")", AppHost, StringComparison.Ordinal);
        foreach (var overlay in Overlays)
        {
            var pod = overlay.One<V1Deployment>(name).Spec.Template.Spec;
            Assert.Contains($"Database={database};", overlay.Environment(pod.Containers.Single())[$"ConnectionStrings__{connection}"], StringComparison.Ordinal);
        }
        Assert.Contains(Overlay.Production.All<CustomResources.Custom<CustomResources.PostgresDatabase>>(), one => one.Metadata.Name == name && one.Spec.Name == database);
        if (CodeSettings.Databases.TryGetValue(name, out var read))
            Assert.Equal(connection, read);
    });

    [Fact]
    public void All_three_know_the_same_services()
    {
        var names = LocalServices.Select(service => service[0]).Order().ToList();
        Assert.Equal(names, AppHostService().Matches(AppHost).Select(match => match.Groups[1].Value).Order());
        Assert.All(Overlays, overlay => Assert.Equal(names, overlay.All<V1Deployment>().Select(one => one.Metadata.Name).Order()));
        Assert.Subset(names.ToHashSet(), CodeSettings.Services.ToHashSet());
    }

    [Fact]
    public void All_use_the_health_paths_of_the_code()
    {
        var code = Text("ServiceDefaults/Health.cs");
        Assert.Contains("MapGroup(\"/health\")", code, StringComparison.Ordinal);
        Assert.Contains("MapGet(\"/live\"", code, StringComparison.Ordinal);
        Assert.Contains("MapGet(\"/ready\"", code, StringComparison.Ordinal);
        Assert.Contains("WithHttpHealthCheck(\"/health/ready\")", AppHost, StringComparison.Ordinal);
        Assert.Contains("/health/ready", Text("deploy/local/services.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_listens_where_it_is_looked_for() => Assert.All(Overlays, overlay =>
    {
        var platform = overlay.One<V1ConfigMap>("platform").Data;
        var port = new Uri(platform["ASPNETCORE_URLS"].Replace('+', 'x')).Port;
        foreach (var deployment in overlay.All<V1Deployment>())
        {
            var name = deployment.Metadata.Name;
            var listening = Assert.Single(deployment.Spec.Template.Spec.Containers.Single().Ports);
            Assert.Equal((port, "http"), (listening.ContainerPort, listening.Name));
            var service = overlay.One<V1Service>(name).Spec;
            Assert.Equal("http", Assert.Single(service.Ports).TargetPort.Value);
            Assert.Equal(service.Selector, deployment.Spec.Template.Metadata.Labels);
        }
        foreach (var (_, value) in platform.Where(pair => pair.Key is "Auth__Authority" || pair.Key.StartsWith("services__", StringComparison.Ordinal)))
            Assert.Contains(overlay.All<V1Service>(), service => service.Metadata.Name == new Uri(value).Host && service.Spec.Ports.Single().Port == new Uri(value).Port);
        foreach (var policy in overlay.All<V1NetworkPolicy>().Where(policy => policy.Metadata.Name.StartsWith("services-from", StringComparison.Ordinal)))
            Assert.Equal($"{port}", policy.Spec.Ingress.Single().Ports.Single().Port.Value);
    });

    // The code follows by name of the source, AppHost wires each follower to its sources.
    [Fact]
    public void Everybody_finds_whom_it_follows() => Assert.All(Overlays, overlay => Assert.Superset(
        LocalServices.Select(service => service[0]).Where(name => name != "identity").Select(name => $"services__{name}__http__0").ToHashSet(),
        overlay.One<V1ConfigMap>("platform").Data.Keys.ToHashSet()));

    [Fact]
    public void Every_client_that_a_service_uses_is_registered() => Assert.All(Overlays, overlay =>
    {
        var clients = System.Text.Json.Nodes.JsonNode.Parse(overlay.One<V1ConfigMap>("clients").Data["clients.json"])!.AsArray().Select(one => (string)one!["id"]!).ToList();
        foreach (var deployment in overlay.All<V1Deployment>().Where(deployment => deployment.Metadata.Name != "identity"))
        {
            var container = deployment.Spec.Template.Spec.Containers.Single();
            var client = overlay.Environment(container)["Auth__ClientId"]!;
            Assert.Contains(client, clients);
            var secret = container.Env.Single(one => one.Name == "Auth__ClientSecret").ValueFrom.SecretKeyRef;
            Assert.Equal(("clients", client), (secret.Name, secret.Key));
        }
    });

    // A service that is not built yet reads nothing: there is nothing to compare with.
    private static bool Reads(string service, string name, bool shared) => !CodeSettings.Services.Contains(service)
        || Settings.Any(setting => (shared || setting.Readers.Contains(service)) && setting.IsCalled(name));

    private static bool PartOfSome(Overlay overlay, string name) => overlay.Containers
        .SelectMany(one => one.Container.Env ?? []).Any(one => one.Value?.Contains($"$({name})", StringComparison.Ordinal) == true);

    private static string Text(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    [GeneratedRegex(@"^[a-z-]+ +services/\S+ +\d+ +\w+ +\w+$", RegexOptions.Multiline)]
    private static partial Regex LocalService();

    [GeneratedRegex("WithEnvironment\\(\\$?\"([^\"]+)\"")]
    private static partial Regex AppHostSetting();

    [GeneratedRegex("AddService<[^>]+>\\(\"([^\"]+)\"")]
    private static partial Regex AppHostService();

    [GeneratedRegex("(?:'|\\\\n)([A-Za-z]+(?:_[A-Z]+|__[A-Za-z%]+)[A-Za-z_0-9]*)=%s")]
    private static partial Regex LocalSetting();
}
