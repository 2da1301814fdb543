using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DanVan.TestKit;

namespace DanVan.Deploy.Tests;

/// <summary>Whoever types what a runbook says, at night, must not find that it does something else.</summary>
public sealed partial class RunbookTests
{
    private static readonly (string Name, string Text)[] Pages = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "deploy", "monitoring", "runbooks"))
        .Select(file => (Path.GetFileName(file), File.ReadAllText(file)))];

    // Of health, no document speaks.
    private static readonly HashSet<string> Known =
    [
        .. HealthPath().Matches(File.ReadAllText(Path.Combine(Repository.Root, "ServiceDefaults", "Health.cs"))).Select(match => $"GET /health/{match.Groups["path"].Value}"),
        .. from document in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "openapi.verified.json", SearchOption.AllDirectories)
           from path in JsonNode.Parse(File.ReadAllText(document))!["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           select $"{method.Key.ToUpperInvariant()} {Hole().Replace(path.Key, "*")}",
    ];

    [Fact]
    public void Every_address_in_a_runbook_is_one_that_a_service_answers()
    {
        var asked = Pages.SelectMany(page => Asked(page.Text).Select(request => (page.Name, request))).ToList();
        Assert.Contains(asked, one => one.request == "GET /health/ready");
        Assert.Contains(asked, one => one.request == "POST /v1/event-errors/*/resends");
        Assert.All(asked, one => Assert.True(Known.Contains(one.request), $"{one.Name}: nobody answers {one.request}"));
    }

    // With a selector, kubectl shows the last ten lines of each pod unless it is told otherwise.
    [Fact]
    public void Logs_of_several_pods_are_asked_for_whole()
    {
        var commands = Pages.SelectMany(page => LogsBySelector().Matches(page.Text).Select(match => (page.Name, match.Value))).ToList();
        Assert.NotEmpty(commands);
        Assert.All(commands, one => Assert.True(one.Value.Contains("--tail=-1", StringComparison.Ordinal), $"{one.Name}: {one.Value}"));
    }

    // After a failover the primary is another pod, and of three brokers the first may be the one that is missing.
    [Fact]
    public void Nothing_is_typed_into_a_pod_by_its_number() =>
        Assert.All(Pages, page => Assert.DoesNotMatch(@"exec [^`\n]*\b(postgres|rabbitmq-server)-\d", page.Text));

    // The tunnel is open some moments after the command.
    [Fact]
    public void Whoever_asks_through_a_tunnel_waits_until_it_is_open() => Assert.All(
        Pages.SelectMany(page => Tunnel().Matches(page.Text).Select(match => (page.Name, match.Value))),
        one => Assert.Contains("--retry-connrefused", one.Value, StringComparison.Ordinal));

    private static IEnumerable<string> Asked(string page) => Request().Matches(page).Select(match =>
        $"{(match.Groups["options"].Value.Contains("-X POST", StringComparison.Ordinal) ? "POST" : "GET")} {Hole().Replace(match.Groups["path"].Value, "*")}");

    [GeneratedRegex("Map(?:Group|Get)\\(\"(?:/health)?/(?<path>live|ready|lag)\"")]
    private static partial Regex HealthPath();

    [GeneratedRegex(@"curl (?<options>[^`\n]*?)localhost:8080(?<path>/[^\s`;?]+)|GET (?<path>/[^\s`?]+)")]
    private static partial Regex Request();

    [GeneratedRegex(@"\{[^}]+\}|<[^>]+>")]
    private static partial Regex Hole();

    [GeneratedRegex(@"logs [^`|\n]*-l [^`|\n]*")]
    private static partial Regex LogsBySelector();

    [GeneratedRegex(@"port-forward [^`\n]*curl [^`\n]*")]
    private static partial Regex Tunnel();
}
