using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DanVan.TestKit;
using Npgsql;
using YamlDotNet.RepresentationModel;

namespace DanVan.Deploy.Tests;

/// <summary>An alert on a metric that nobody sends would be silent for ever.</summary>
public sealed partial class MonitoringTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy", "monitoring");

    private static readonly YamlMappingNode[] Alerts = [.. Kustomization.Documents(File.ReadAllText(Path.Combine(Folder, "alerts.yaml"))).Single().Children["groups"]
        .As<YamlSequenceNode>().SelectMany(group => group["rules"].As<YamlSequenceNode>()).Cast<YamlMappingNode>()];

    // Sent by the servers themselves; their names are in the documentation of RabbitMQ's and CloudNativePG's exporters and of Kubernetes.
    private static readonly string[] OfServers =
    [
        "rabbitmq_detailed_queue_messages_ready", "rabbitmq_alarms_memory_used_watermark", "rabbitmq_alarms_free_disk_space_watermark",
        "cnpg_pg_replication_lag", "cnpg_collector_pg_wal_archive_status", "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp",
        "kubelet_volume_stats_available_bytes", "kubelet_volume_stats_capacity_bytes",
    ];

    // ASP.NET Core and Npgsql, under the names that they give them: looked for in their own programs.
    private static readonly (string Name, string Unit, bool Sums, Type In)[] OfLibraries =
    [
        ("http.server.request.duration", "s", false, typeof(Microsoft.AspNetCore.Hosting.WebHostBuilderExtensions)),
        ("http.server.active_requests", "", false, typeof(Microsoft.AspNetCore.Hosting.WebHostBuilderExtensions)),
        ("db.client.operation.duration", "s", false, typeof(NpgsqlConnection)),
        ("db.client.connection.count", "", false, typeof(NpgsqlConnection)),
        ("db.client.connection.npgsql.pending_requests", "", false, typeof(NpgsqlConnection)),
    ];

    [Fact]
    public void Every_metric_that_is_looked_at_is_sent()
    {
        var sent = OfServers.Concat(OfLibraries.SelectMany(one => InPrometheus(one.Name, one.Unit, one.Sums))).Concat(OfCode()).ToHashSet();
        Assert.Contains("danvan_events_lag_seconds_bucket", sent);
        Assert.All(Expressions(), one => Assert.All(MetricsIn(one.Expression), metric => Assert.True(sent.Contains(metric), $"{one.Where}: nobody sends {metric}")));
    }

    [Fact]
    public void Libraries_still_call_their_metrics_so() => Assert.All(OfLibraries, metric =>
        Assert.True(File.ReadAllBytes(metric.In.Assembly.Location).AsSpan().IndexOf(Encoding.Unicode.GetBytes(metric.Name)) >= 0, metric.Name));

    [Fact]
    public void Every_metric_of_ours_is_on_a_dashboard()
    {
        var shown = Dashboards().SelectMany(one => MetricsIn(one.Expression)).ToHashSet();
        Assert.All(OurMetrics(), ours => Assert.True(InPrometheus(ours.Name, ours.Unit, ours.Sums).Any(shown.Contains), ours.Name));
    }

    [Fact]
    public void Every_alert_has_a_page_that_begins_with_the_command_to_type() => Assert.All(Alerts, alert =>
    {
        var name = Kustomization.Text(alert, "alert");
        var notes = alert["annotations"].As<YamlMappingNode>();
        Assert.Equal($"runbooks/{name}.md", Kustomization.Text(notes, "runbook"));
        Assert.NotEmpty(Kustomization.Text(notes, "summary"));
        Assert.Contains(Kustomization.Text(alert["labels"].As<YamlMappingNode>(), "severity"), (string[])["critical", "warning"]);
        var page = File.ReadAllLines(Path.Combine(Folder, "runbooks", name + ".md"));
        Assert.Equal("```", page[0]);
        Assert.StartsWith("kubectl ", page[1], StringComparison.Ordinal);
        Assert.True(page.Length > 4, $"{name}: the page says no more than the command");
    });

    [Fact]
    public void Every_page_belongs_to_an_alert() => Assert.Equal(
        Alerts.Select(alert => Kustomization.Text(alert, "alert")).Order(),
        Directory.EnumerateFiles(Path.Combine(Folder, "runbooks")).Select(page => Path.GetFileNameWithoutExtension(page)).Order());

    [Fact]
    public async Task Every_alert_is_raised_by_what_it_is_for_and_by_nothing_else()
    {
        var tests = Kustomization.Documents(File.ReadAllText(Path.Combine(Folder, "alerts.test.yaml"))).Single().Children["tests"].As<YamlSequenceNode>();
        Assert.Superset(
            Alerts.Select(alert => Kustomization.Text(alert, "alert")).ToHashSet(),
            tests.SelectMany(test => test["alert_rule_test"].As<YamlSequenceNode>()).Select(one => Kustomization.Text(one.As<YamlMappingNode>(), "alertname")).ToHashSet());
        var checkedBy = await Tool.Run("promtool", "test", "rules", Path.Combine(Folder, "alerts.test.yaml"));
        Assert.SkipWhen(checkedBy is null, "There is no promtool on this machine.");
        Assert.Contains("SUCCESS", checkedBy, StringComparison.Ordinal);
    }

    // An autoscaler adds up whatever it is answered: a question that leaves its selector out is answered with everybody's queues.
    [Fact]
    public void An_autoscaler_hears_of_the_queues_of_its_own_follower_only()
    {
        var rule = Kustomization.Documents(File.ReadAllText(Path.Combine(Folder, "external-metrics.yaml"))).Single()["rules"]["external"][0];
        // The adapter cuts the queue's name where the code joins it.
        Assert.Contains("$\"{service}.follows.{source}\"", File.ReadAllText(Path.Combine(Repository.Root, "ServiceDefaults", "EventLog", "EventLogHosting.cs")), StringComparison.Ordinal);
        var followers = CodeSettings.Services.Where(name => name != "identity").ToList();
        var asked = Overlay.Production.All<k8s.Models.V2HorizontalPodAutoscaler>()
            .SelectMany(scaling => scaling.Spec.Metrics.Where(one => one.External is not null).Select(one => (scaling.Metadata.Name, one.External.Metric))).ToList();
        Assert.Equal(followers, asked.Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.All(asked, one =>
        {
            Assert.Equal(rule["name"]["as"].ToString(), one.Metric.Name);
            Assert.Null(one.Metric.Selector.MatchExpressions);
            var question = Question(rule["metricsQuery"].ToString(), one.Metric.Selector.MatchLabels);
            var queue = Regex.Match(question, """^sum\(rabbitmq_detailed_queue_messages_ready\{queue=~"([^"]+)"\}\)$""").Groups[1].Value;
            Assert.Equal(
                followers.Where(source => source != one.Name).Select(source => $"{one.Name}.follows.{source}"),
                followers.SelectMany(follower => followers.Where(source => source != follower).Select(source => $"{follower}.follows.{source}"))
                    .Where(name => Regex.IsMatch(name, $"^(?:{queue})$")));
        });
    }

    // As prometheus-adapter fills its template: a label of the selector is known by its name, any other is empty.
    private static string Question(string template, IDictionary<string, string> selector) => Regex.Replace(
        template.Replace("<<.Series>>", "rabbitmq_detailed_queue_messages_ready", StringComparison.Ordinal)
            .Replace("<<.LabelMatchers>>", string.Join(',', selector.Select(one => $"{one.Key}=\"{one.Value}\"")), StringComparison.Ordinal),
        """<<index \.LabelValuesByName "(\w+)">>""", label => selector.TryGetValue(label.Groups[1].Value, out var value) ? value : "");

    private static IEnumerable<(string Where, string Expression)> Expressions() =>
        Alerts.Select(alert => (Kustomization.Text(alert, "alert"), Kustomization.Text(alert, "expr"))).Concat(Dashboards());

    private static IEnumerable<(string Where, string Expression)> Dashboards() =>
        from file in Directory.EnumerateFiles(Path.Combine(Folder, "dashboards"), "*.json")
        from panel in JsonNode.Parse(File.ReadAllText(file))!["panels"]!.AsArray()
        from target in panel!["targets"]!.AsArray()
        select ($"{Path.GetFileName(file)}, {panel["title"]}", (string)target!["expr"]!);

    // What is left when labels, functions and words of the language are gone.
    private static IEnumerable<string> MetricsIn(string expression) => Metric().Matches(Labels().Replace(expression, " ")).Select(match => match.Value);

    private static IEnumerable<string> OfCode() => OurMetrics().SelectMany(one => InPrometheus(one.Name, one.Unit, one.Sums));

    private static IEnumerable<(string Name, string Unit, bool Sums)> OurMetrics() =>
        from folder in new[] { "ServiceDefaults", "services" }
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        from Match match in Created().Matches(File.ReadAllText(file))
        select (match.Groups["name"].Value, match.Groups["unit"].Value, match.Groups["kind"].Value == "Counter");

    // OpenTelemetry's rules for Prometheus: dots become underscores, units are spelt out, what only grows ends in total.
    private static string[] InPrometheus(string name, string unit, bool sums)
    {
        var plain = name.Replace('.', '_') + (unit == "s" ? "_seconds" : "");
        return sums ? [plain + "_total"] : [plain, plain + "_bucket", plain + "_count", plain + "_sum"];
    }

    [GeneratedRegex("""\{[^}]*\}|"[^"]*"|\b(?:by|on|without)\s*\([^)]*\)|\[[^\]]*\]""")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\b[a-z]+(?:_[a-z0-9]+)+\b(?!\s*\()")]
    private static partial Regex Metric();

    [GeneratedRegex("""Create(?:Observable)?(?<kind>Counter|Histogram|UpDownCounter|Gauge)<\w+>\("(?<name>[^"]+)"(?:, (?:\w+, )?"(?<unit>[^"]*)")?""")]
    private static partial Regex Created();
}

internal static class Nodes
{
    public static T As<T>(this YamlNode node) where T : YamlNode => (T)node;
}
