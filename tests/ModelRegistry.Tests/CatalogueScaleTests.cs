using System.Diagnostics;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.ModelRegistry.Tests;

/// <summary>A catalogue of 100,000 public models, made of the real titles and of places.</summary>
public sealed class LargeCatalogue : IAsyncLifetime
{
    public RegistryHost Host { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        var titles = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "tests/ModelRegistry.Tests/titles.txt"));
        await using var connection = new NpgsqlConnection(Host.Database.ConnectionString);
        await connection.OpenAsync();
        await using var fill = new NpgsqlCommand($"""
            create temporary table word as select t as title, f as folded, n from unnest($1, $2) with ordinality as x (t, f, n);
            """, connection);
        fill.CommandText = $"""
            with made as (
                insert into model (id, unit_id, title, folded_title, field, subject, registered_on, is_public, version)
                select gen_random_uuid(), '{SampleUnits.ThanhVinh}', t || ' khối ' || i, f || ' khoi ' || i,
                    (array['economy', 'culture-society', 'defence-security', 'political-system'])[1 + i % 4], 'Collective', date '2016-01-01' + i % 3600, true, 1
                from generate_series(1, 100000) i join unnest($1, $2) with ordinality as x (t, f, n) on n = 1 + i % array_length($1, 1)
                returning id)
            insert into model_life (id, state, stage, evidence_tier, verified_effect, is_independently_checked, is_reproduced_elsewhere, coordinating_bodies, milestones)
            select id, 'Recognised', 'ImpactChecked', case when r < 0.1 then 4 else 1 end, case when r < 0.1 then round((r * 10)::numeric, 4) else 0 end, r < 0.1, false, '[]', '[]'
            from (select id, random() as r from made) one
            """;
        fill.Parameters.AddWithValue(titles);
        fill.Parameters.AddWithValue(titles.Select(ServiceDefaults.VietnameseText.Fold).ToArray());
        fill.CommandTimeout = 300;
        await fill.ExecuteNonQueryAsync();
        await Host.Database.Run("vacuum analyze model");
        await Host.Database.Run("vacuum analyze model_life");
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

public sealed class CatalogueScaleTests(LargeCatalogue catalogue) : IClassFixture<LargeCatalogue>
{
    // Measured quietly on two cores: 50 ms at p95. A shared machine gets more room; the plan tells on an index that is gone.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(Environment.GetEnvironmentVariable("DANVAN_QUIET") == "1" ? 50 : 500);

    [Theory]
    [InlineData("đường cờ")]
    [InlineData("duong co")]
    [InlineData("tự quản")]
    [InlineData("tu quan khoi 77")]
    [InlineData("khối")]
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
}
