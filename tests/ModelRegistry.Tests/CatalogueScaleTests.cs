using System.Diagnostics;
using System.Text.RegularExpressions;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Catalogue;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.ModelRegistry.Tests;

/// <summary>A catalogue of 100,000 public models, made of real titles and of what people say in newspapers (SOURCES.md).</summary>
public sealed class LargeCatalogue : IAsyncLifetime
{
    public RegistryHost Host { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        var (titles, fragments) = (await Lines("titles.txt"), await Lines("fragments.txt"));
        string[] made = [.. Enumerable.Range(0, 100_000).Select(i => $"{titles[i % titles.Length]}: {fragments[i % fragments.Length]}, khối {i}")];
        await using var connection = new NpgsqlConnection(Host.Database.ConnectionString);
        await connection.OpenAsync();
        await using var fill = new NpgsqlCommand($"""
            with made as (
                insert into model (id, unit_id, title, folded_title, field, subject, registered_on, is_public, version)
                select gen_random_uuid(), '{SampleUnits.ThanhVinh}', title, folded,
                    (array['economy', 'culture-society', 'defence-security', 'political-system'])[1 + i % 4], 'Collective', date '2016-01-01' + (i % 3600)::int, true, 1
                from unnest($1, $2) with ordinality as x (title, folded, i)
                returning id)
            insert into model_life (id, state, stage, evidence_tier, verified_effect, is_independently_checked, is_reproduced_elsewhere, coordinating_bodies, milestones)
            select id, 'Recognised', 'ImpactChecked', case when r < 0.1 then 4 else 1 end, case when r < 0.1 then round((r * 10)::numeric, 4) else 0 end, r < 0.1, false, '[]', '[]'
            from (select id, random() as r from made) one
            """, connection);
        fill.Parameters.AddWithValue(made);
        fill.Parameters.AddWithValue(made.Select(ServiceDefaults.VietnameseText.Fold).ToArray());
        fill.CommandTimeout = 300;
        await fill.ExecuteNonQueryAsync();
        await Host.Database.Run("vacuum analyze model");
        await Host.Database.Run("vacuum analyze model_life");
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static Task<string[]> Lines(string file) => File.ReadAllLinesAsync(Path.Combine(Repository.Root, "tests/ModelRegistry.Tests", file));
}

public sealed partial class CatalogueScaleTests(LargeCatalogue catalogue) : IClassFixture<LargeCatalogue>
{
    // Measured quietly on two cores: 50 ms at p95. A shared machine gets more room; the plan tells on an index that is gone.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(Environment.GetEnvironmentVariable("DANVAN_QUIET") == "1" ? 50 : 500);

    [Theory]
    [InlineData("đường cờ")]
    [InlineData("duong co")]
    [InlineData("tự quản")]
    [InlineData("tu quan khoi 77")]
    [InlineData("khối")]
    [InlineData("xuất khẩu lao động")]
    [InlineData("xuat khau lao dong")]
    [InlineData("không có mô hình nào như vậy")]
    public async Task A_search_of_a_hundred_thousand_models_is_answered_at_once(string q)
    {
        using var anybody = catalogue.Host.Anonymous();
        var times = new List<TimeSpan>();
        for (var i = 0; i < 45; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await anybody.Read($"/v1/catalogue/models?q={Uri.EscapeDataString(q)}&limit=20");
            if (i >= 5)
                times.Add(Stopwatch.GetElapsedTime(started));
        }
        var p95 = times.Order().ElementAt(37);
        TestContext.Current.TestOutputHelper?.WriteLine($"{q}: p95 {p95.TotalMilliseconds:0.0} ms");
        Assert.True(p95 < Limit, $"{q}: p95 {p95.TotalMilliseconds:0.0} ms");
    }

    [Fact]
    public async Task A_search_goes_through_the_index_of_its_letters_or_of_its_order_and_reads_no_table_whole()
    {
        var plans = new List<string>();
        await using var connection = new NpgsqlConnection(catalogue.Host.Database.ConnectionString);
        await connection.OpenAsync();
        foreach (var q in new[] { null, "khối", "tu quan khoi 77", "không có mô hình nào như vậy" })
        {
            await using var command = new NpgsqlCommand { Connection = connection };
            var where = SearchCatalogue.Filter(command, UnitTree.Empty, new(q, null, null, null, null), null);
            command.CommandText = "explain (costs off) " + SearchCatalogue.Sql(where, 21);
            await using var row = await command.ExecuteReaderAsync();
            var scans = new SortedSet<string>(StringComparer.Ordinal);
            while (await row.ReadAsync())
            {
                if (Scan().Match(row.GetString(0)) is { Success: true } scan)
                    scans.Add(scan.Value);
            }
            plans.Add($"{q ?? "(all)"}\n  {string.Join("\n  ", scans)}");
        }
        Assert.DoesNotContain(plans, plan => plan.Contains("Seq Scan", StringComparison.Ordinal));
        Snapshot.Match("catalogue-plans", string.Join('\n', plans));
    }

    [GeneratedRegex(@"(Index Only Scan|Index Scan|Bitmap Index Scan|Seq Scan)[^(]*")]
    private static partial Regex Scan();
}
