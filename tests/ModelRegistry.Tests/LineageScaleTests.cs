using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DanVan.TestKit;
using FsCheck.Xunit;
using Npgsql;

namespace DanVan.ModelRegistry.Tests;

/// <summary>Lineage in the database itself: 10,000 models deep and wide, and any graph that somebody may try to build.</summary>
public sealed partial class LineageScaleTests(RegistryHost host) : RegistryTest(host)
{
    // Written in the order of growth: each replica is still childless, so no insert has to walk.
    private async Task<Guid> Grow(string name, string parentOf) => await Host.Database.Read<string>($"""
        with made as (
            insert into model (id, unit_id, title, folded_title, field, subject, registered_on, is_public, version)
            select gen_random_uuid(), '{SampleUnits.ThanhVinh}', '{name} ' || n, '{name} ' || n, 'economy', 'Collective', '2026-01-01', true, 1
            from generate_series(0, 10000) n returning id, split_part(title, ' ', 2)::int as n),
        edges as (
            insert into replication (id, replica_id, parent_id, replicated_on, state, adaptations, version)
            select gen_random_uuid(), child.id, parent.id, '2026-02-01', 'Confirmed', '[]', 1
            from made child join made parent on parent.n = {parentOf} where child.n > 0 order by child.n)
        select id::text from made where n = 0
        """) is { } id ? Guid.Parse(id) : throw new InvalidOperationException();

    [Theory]
    [InlineData("deep", "child.n - 1", 10000)]
    [InlineData("wide", "0", 1)]
    [InlineData("branched", "(child.n - 1) / 3", 9)]
    public async Task A_lineage_of_ten_thousand_models_is_walked_in_one_call(string name, string parentOf, int depth)
    {
        var origin = await Grow(name, parentOf);
        await Anybody.Read($"/v1/models/{origin}/lineage");
        var started = Stopwatch.GetTimestamp();
        var lineage = await Anybody.Read($"/v1/models/{origin}/lineage");
        Assert.Equal(10_001, lineage.GetProperty("models").GetArrayLength());
        Assert.Equal(10_000, lineage.GetProperty("edges").GetArrayLength());
        Assert.Equal(depth, lineage.GetProperty("models").EnumerateArray().Max(one => one.GetProperty("depth").GetInt32()));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task The_walk_uses_the_indexes_of_both_directions()
    {
        var origin = await Grow("plan", "child.n - 1");
        await Host.Database.Run("analyze replication");
        await using var connection = new NpgsqlConnection(Host.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("explain (costs off) " + Lineage.GetLineage.Walk
            .Replace("$1", $"'{origin}'::uuid", StringComparison.Ordinal).Replace("$2", Lineage.GetLineage.Most.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), connection);
        await using var row = await command.ExecuteReaderAsync();
        var scans = new SortedSet<string>(StringComparer.Ordinal);
        while (await row.ReadAsync())
        {
            if (Scan().Match(row.GetString(0)) is { Success: true } scan)
                scans.Add(scan.Value);
        }
        // Which nodes join them is the planner's affair; that each recursive step goes through an index is ours.
        Assert.Contains(scans, scan => scan.Contains("one_claim_per_parent", StringComparison.Ordinal));
        Assert.Contains(scans, scan => scan.Contains("replication_by_parent", StringComparison.Ordinal));
        Snapshot.Match("lineage-plan", string.Join('\n', scans.Where(scan => scan.Contains("Index", StringComparison.Ordinal))));
    }

    [Property(MaxTest = 25)]
    public void Whatever_edges_are_tried_the_graph_has_no_cycle_and_only_cycles_are_refused((byte Replica, byte Parent)[] tries)
    {
        var ids = Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7()).ToArray();
        using var connection = new NpgsqlConnection(Host.Database.ConnectionString);
        connection.Open();
        foreach (var id in ids)
        {
            using var model = new NpgsqlCommand($"""
                insert into model (id, unit_id, title, folded_title, field, subject, registered_on, is_public, version)
                values ('{id}', '{SampleUnits.ThanhVinh}', 'x', '{id}', 'economy', 'Collective', '2026-01-01', true, 1)
                """, connection);
            model.ExecuteNonQuery();
        }
        var above = ids.ToDictionary(id => id, id => new HashSet<Guid>());
        foreach (var (replica, parent) in tries.Select(one => (ids[one.Replica % 8], ids[one.Parent % 8])).Distinct().Where(one => one.Item1 != one.Item2))
        {
            var closes = Reaches(above, parent, replica);
            Assert.Equal(!closes, Insert(connection, replica, parent));
            if (!closes)
                above[replica].Add(parent);
        }
    }

    private static bool Reaches(Dictionary<Guid, HashSet<Guid>> above, Guid from, Guid to) =>
        from == to || above[from].Any(next => Reaches(above, next, to));

    private static bool Insert(NpgsqlConnection connection, Guid replica, Guid parent)
    {
        using var edge = new NpgsqlCommand($"""
            insert into replication (id, replica_id, parent_id, replicated_on, state, adaptations, version)
            values (gen_random_uuid(), '{replica}', '{parent}', '2026-02-01', 'Claimed', '[]', 1)
            """, connection);
        try
        {
            edge.ExecuteNonQuery();
            return true;
        }
        catch (PostgresException refused) when (refused.ConstraintName == Lineage.Replication.NoCycle)
        {
            return false;
        }
    }

    [GeneratedRegex(@"(Parallel )?(Index Only Scan|Index Scan|Bitmap Index Scan|Seq Scan)[^(]*")]
    private static partial Regex Scan();
}
