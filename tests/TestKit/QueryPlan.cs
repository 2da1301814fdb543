using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace DanVan.TestKit;

/// <summary>
/// How the database finds the rows of a request: which tables its queries touch, and through which indexes. Costs, joins and order are left
/// out, so that a plan under review changes with the query or its indexes and not with the server's version.
/// </summary>
public static class QueryPlan
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<NpgsqlCommand>> Heard = new();

    // Entity Framework remembers for a second that nobody listens, and announces nothing meanwhile: so somebody listens always.
    private static readonly Lazy<Task> Listening = new(() =>
    {
        DiagnosticListener.AllListeners.Subscribe(new Listeners());
        return Task.Delay(TimeSpan.FromSeconds(1.2));
    });

    /// <summary>The scans of the queries that a service in this process sends while it answers, one a line.</summary>
    /// <param name="tables">Only queries that read one of these; what background work asks meanwhile is not of interest.</param>
    public static async Task<string> Of(TestDatabase database, Func<Task> request, params string[] tables)
    {
        await Listening.Value;
        var commands = Heard[database.Name] = new();
        await request();
        Heard.TryRemove(database.Name, out _);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        List<string> lines = [];
        foreach (var command in commands.Where(one => Array.Exists(tables, table => one.CommandText.Contains($"from {table} ", StringComparison.OrdinalIgnoreCase))))
        {
            await using var explain = command;
            explain.CommandText = "explain (format json, costs off) " + command.CommandText;
            explain.Connection = connection;
            using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync())!);
            lines.AddRange(Scans(plan.RootElement[0].GetProperty("Plan")));
        }
        return string.Join('\n', lines.Distinct());
    }

    private static IEnumerable<string> Scans(JsonElement node)
    {
        var (table, index) = (Text(node, "Relation Name"), Text(node, "Index Name"));
        if (table is not null || index is not null)
            yield return $"  {Text(node, "Node Type")} {string.Join(' ', new[] { table, index }.OfType<string>())}";
        if (node.TryGetProperty("Plans", out var below))
        {
            foreach (var line in below.EnumerateArray().SelectMany(Scans))
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
                && value.Value?.GetType().GetProperty("Command")?.GetValue(value.Value) is NpgsqlCommand command && command.Connection?.Database is { } database
                && Heard.TryGetValue(database, out var commands))
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
