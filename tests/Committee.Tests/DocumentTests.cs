using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Committee.Tests;

/// <summary>What others rely on, kept under review: a difference is a decision.</summary>
public sealed partial class DocumentTests(NgheAnHost host) : CommitteeTest(host)
{
    [Fact]
    public async Task The_published_document_changes_only_on_purpose() =>
        Snapshot.Match("openapi", await Anybody.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)), "json");

    /// <summary>A field that goes or changes its type breaks every follower: such an event is a new record in V2.</summary>
    [Fact]
    public void The_events_change_only_on_purpose()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(IUnitEvent).Assembly.GetTypes().Where(type => type is { IsPublic: true, IsClass: true, IsAbstract: false }).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            text.Append(type.Name).Append(type.Name.StartsWith("Unit", StringComparison.Ordinal) && !type.IsAssignableTo(typeof(IUnitEvent)) ? "" : $"  {EventNames.Name(type)}").Append('\n');
            foreach (var property in type.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal))
                text.Append("    ").Append(JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Append(": ").Append(Name(property.PropertyType)).Append('\n');
        }
        Snapshot.Match("contracts", text.ToString());
    }

    /// <summary>Which index each way of asking uses, when the table is too large to be read whole.</summary>
    [Fact]
    public async Task Every_way_of_asking_for_units_has_its_index()
    {
        var parent = await UnitOf("40", "2018-03-26");
        (string Name, GetUnits.Query Query)[] questions =
        [
            ("as of a day", new(null, null, null, null, null)),
            ("search", new(null, null, null, null, "dong van")),
            ("below a unit", new(null, null, parent, null, null)),
            ("by code", new(null, null, null, "16849", null)),
        ];
        await using var connection = new NpgsqlConnection(Host.Database.ConnectionString);
        await connection.OpenAsync();
        await using var neverKept = await connection.BeginTransactionAsync();
        await using (var grow = new NpgsqlCommand("""
            set local session_replication_role = replica;
            insert into unit_version (unit_id, valid_from, valid_to, name, short_name, folded, kind, symbol, issuer, effective_on)
            select gen_random_uuid(), date '2000-01-01' + n % 7000, case when n % 3 = 0 then date '2000-01-01' + n % 7000 + 900 end,
                   'Xã số ' || n, 'số ' || n, 'xa so ' || n, 'commune', '-', '-', '2000-01-01'
            from generate_series(1, 20000) n;
            analyze unit_version;
            set local enable_seqscan = off;
            """, connection))
            await grow.ExecuteNonQueryAsync();
        var plans = new StringBuilder();
        foreach (var (name, query) in questions)
        {
            await using var explain = new NpgsqlCommand("explain (costs off) " + GetUnits.Sql(query, null), connection);
            GetUnits.Bind(explain, query, new(2018, 3, 26), null, 50);
            var used = new SortedSet<string>(StringComparer.Ordinal);
            await using var line = await explain.ExecuteReaderAsync();
            while (await line.ReadAsync())
                used.UnionWith(IndexName().Matches(line.GetString(0)).Select(match => match.Groups[1].Value));
            plans.Append(name).Append(": ").AppendJoin(", ", used).Append('\n');
        }
        Snapshot.Match("plans", plans.ToString());
    }

    private static string Name(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Name(inner) + "?"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;

    [GeneratedRegex(@"(?:Index Scan using|Index Only Scan using|Bitmap Index Scan on) (\w+)")]
    private static partial Regex IndexName();
}
