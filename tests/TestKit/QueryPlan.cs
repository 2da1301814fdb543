using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace DanVan.TestKit;

/// <summary>
/// How the database can find the rows of a request: which tables its queries touch, and through which indexes. What depends on how full a table
/// is today (a scan of a small one, bitmaps, kinds of joins and their order) is left out, so that a plan under review changes with the query
/// or its indexes only. A scan of a table, or of a whole index, says that no index leads to the rows.
/// </summary>
public static class QueryPlan
{
    private static readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<NpgsqlCommand>> Heard = new();

    // Entity Framework remembers for a second that nobody listens, and announces nothing meanwhile: so somebody listens always.
    private static readonly Lazy<Task> Listening = new(() =>
    {
        DiagnosticListener.AllListeners.Subscribe(new Listeners());
        // A service takes the trace of its caller up where somebody wants to know: so background work is told from the request.
        ActivitySource.AddActivityListener(new()
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        });
        return Task.Delay(TimeSpan.FromSeconds(1.2));
    });

    /// <summary>The scans of the queries that a service in this process sends while it answers, one a line.</summary>
    /// <param name="tables">Only queries that read one of these.</param>
    public static async Task<string> Of(TestDatabase database, Func<Task> request, params string[] tables)
    {
        await Listening.Value;
        var commands = new ConcurrentQueue<NpgsqlCommand>();
        using (var trace = new Activity("plan").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            Heard[trace.TraceId] = commands;
            await request();
            Heard.TryRemove(trace.TraceId, out _);
        }
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using (var settings = new NpgsqlCommand(
            "set enable_seqscan = off; set enable_indexonlyscan = off; set enable_hashjoin = off; set enable_mergejoin = off", connection))
            await settings.ExecuteNonQueryAsync();
        List<string> lines = [];
        foreach (var command in commands.Where(one => Array.Exists(tables, table => one.CommandText.Contains($"from {table} ", StringComparison.OrdinalIgnoreCase))))
        {
            await using var explain = command;
            explain.CommandText = "explain (format json, costs off) " + command.CommandText;
            explain.Connection = connection;
            using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync())!);
            lines.AddRange(Scans(plan.RootElement[0].GetProperty("Plan")));
        }
        return string.Join('\n', lines.Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Scans(JsonElement node) => Scans(node, null);

    private static IEnumerable<string> Scans(JsonElement node, string? heap)
    {
        var (kind, table, index) = (Text(node, "Node Type"), Text(node, "Relation Name") ?? heap, Text(node, "Index Name"));
        if (index is not null)
            yield return $"  Index Scan {table} {index}{(Text(node, "Index Cond") is null ? " (whole)" : "")}";
        else if (table is not null && kind is not ("Bitmap Heap Scan" or "BitmapOr" or "BitmapAnd"))
            yield return $"  {kind} {table}";
        if (node.TryGetProperty("Plans", out var below))
        {
            foreach (var line in below.EnumerateArray().SelectMany(one => Scans(one, kind is "Bitmap Heap Scan" or "BitmapOr" or "BitmapAnd" ? table : null)))
                yield return line;
        }
    }

    private static string? Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>Hears Entity Framework without referring to it: it announces each command through the runtime's diagnostics.</summary>
    private sealed class Listeners : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting"
                && value.Value?.GetType().GetProperty("Command")?.GetValue(value.Value) is NpgsqlCommand command
                && Activity.Current is { } activity && Heard.TryGetValue(activity.TraceId, out var commands))
                commands.Enqueue(command.Clone());
        }

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }
    }
}
