using System.Diagnostics;
using System.Globalization;
using DanVan.TestKit;
using Spectre.Console;

namespace DanVan.Benchmarks;

/// <summary>
/// Roll-ups, comparisons and top lists over many facts, as they are held now and as they were held at any time: the service over HTTP,
/// plain SQL over the raw facts and their indexes, DuckDB over Parquet. All three must agree.
/// </summary>
internal static class FigureBenchmark
{
    private const int Warm = 200, Asks = 200, AsksOfOthers = 20;

    public static async Task Run(long facts)
    {
        var folder = Directory.CreateTempSubdirectory("facts-");
        try
        {
            await using var broker = await TestBroker.Create();
            await using var database = await TestDatabase.Migrated(Repository.Program("services/reporting/Reporting"), "reportingdb");
            var began = Stopwatch.GetTimestamp();
            await Country.Fill(database, facts);
            AnsiConsole.WriteLine($"{facts:N0} facts made in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
            await using var reporting = await World.Reporting(database, broker);
            await using var service = new Service(reporting.Client);
            await using var sql = await Sql.OverFacts(database.ConnectionString);
            await using var duck = await Sql.OverParquet(database.ConnectionString, folder.FullName);
            await Measure(service, sql, duck);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Measure(IAnswer service, IAnswer sql, IAnswer duck)
    {
        var random = new Random(2018);
        var table = new Table().AddColumns("p50 / p95 ms", "service", "plain SQL", "DuckDB", "SQL : service", "DuckDB : service");
        foreach (var kind in Enum.GetValues<Kind>())
        {
            for (var i = 0; i < Warm; i++)
                await service.Answer(Asked.Any(kind, false, random));
            foreach (var then in new[] { false, true })
            {
                var asked = Enumerable.Range(0, Asks).Select(_ => Asked.Any(kind, then, random)).ToArray();
                var (answers, ours) = await Ask(service, asked);
                var (raw, theirs) = await Ask(sql, asked[..AsksOfOthers]);
                var (columns, ducks) = await Ask(duck, asked[..AsksOfOthers]);
                for (var i = 0; i < AsksOfOthers; i++)
                    Agree(asked[i], answers[i], raw[i], columns[i]);
                table.AddRow($"{kind}, {(then ? "as of any time" : "now")}", F(ours), F(theirs), F(ducks), Ratio(theirs, ours), Ratio(ducks, ours));
            }
        }
        AnsiConsole.Write(table);
    }

    private static async Task<(List<List<(string, decimal)>> Answers, double[] Times)> Ask(IAnswer whom, Asked[] questions)
    {
        List<List<(string, decimal)>> answers = [];
        List<double> times = [];
        foreach (var asked in questions)
        {
            var began = Stopwatch.GetTimestamp();
            answers.Add(await whom.Answer(asked));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return (answers, [.. times]);
    }

    private static void Agree(Asked asked, params List<(string Name, decimal Sum)>[] answers)
    {
        foreach (var other in answers[1..])
        {
            // Of a top list the tenth may be one of several with the same sum.
            var same = asked.Kind == Kind.TopTenOfAProvince
                ? answers[0].Select(row => row.Sum).SequenceEqual(other.Select(row => row.Sum))
                : answers[0].Where(row => row.Sum != 0).SequenceEqual(other.Where(row => row.Sum != 0));
            if (!same)
                throw new InvalidOperationException($"{asked.Path}: {string.Join(' ', answers[0])} is not {string.Join(' ', other)} of {asked.Sql}");
        }
    }

    private static string F(double[] times) => $"{F(Percentile.Of(times, 50))} / {F(Percentile.Of(times, 95))}";

    private static string F(double value) => value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Ratio(double[] other, double[] ours) => F(Percentile.Of(other, 95) / Percentile.Of(ours, 95));
}
