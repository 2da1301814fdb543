using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace DanVan.Benchmarks;

/// <summary>
/// A write of the registry (token, key, row, event) against a bare insert of the same row, and the way from the accepted write to the fact
/// that reporting answers with: at rest, at 200 writes per second, at saturation.
/// </summary>
internal static class WriteBenchmark
{
    public static async Task Run(World world, TimeSpan time)
    {
        await Load.Closed(world, 8, TimeSpan.FromSeconds(20)); // compiles the code, fills the caches
        var table = new Table().AddColumns("", "per second", "p50 ms", "p99 ms", "lag p50 ms", "lag p99 ms");
        await Measure(table, "at rest", world, () => Load.Open(world, 5, time));
        await Measure(table, "200 per second", world, () => Load.Open(world, 200, time));
        var saturated = await Measure(table, "saturation, 16 callers", world, () => Load.Closed(world, 16, time));
        var baseline = await PgBench.Insert(world, 16, time);
        table.AddRow("pgbench, 16 clients", F(baseline.PerSecond), F(baseline.P50), F(baseline.P99), "", "");
        table.AddRow("ratio to pgbench", F(saturated.PerSecond / baseline.PerSecond), F(saturated.P50 / baseline.P50), F(saturated.P99 / baseline.P99), "", "");
        AnsiConsole.Write(table);
    }

    private static async Task<Result> Measure(Table table, string name, World world, Func<Task<IReadOnlyList<Accepted>>> load)
    {
        await using var meter = await LagMeter.Start(world);
        var started = Stopwatch.GetTimestamp();
        var writes = await load();
        var perSecond = writes.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        var times = writes.Select(write => (write.Answered - write.Sent) * 1000.0 / Stopwatch.Frequency).ToList();
        var lag = meter is null ? [] : await meter.Milliseconds(world, writes);
        var result = new Result(perSecond, Percentile.Of(times, 50), Percentile.Of(times, 99));
        table.AddRow(name, F(result.PerSecond), F(result.P50), F(result.P99), F(Percentile.Of(lag, 50)), F(Percentile.Of(lag, 99)));
        return result;
    }

    private static string F(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
