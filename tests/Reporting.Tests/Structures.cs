using System.Globalization;
using System.Net;
using System.Text;
using CsvHelper;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>The real files of Nghệ An: sent to the committee service, and read by hand to say what its figures must be.</summary>
internal static class Structures
{
    private const string Successors = "nghean_commune_successors_2020_2024.csv", Mergers = "nghean_merger_2025_old_to_new.csv";

    private static readonly (string File, string From)[] Files =
    [
        ("nghean_units_3level_2013-04-03_to_2019-12-31.csv", "2013-04-03"),
        ("nghean_units_3level_2020-01-01_to_2024-11-30.csv", "2020-01-01"),
        ("nghean_units_3level_2024-12-01_to_2025-06-30.csv", "2024-12-01"),
        ("nghean_units_2level_from_2025-07-01.csv", "2025-07-01"),
    ];

    public static IReadOnlyList<Dictionary<string, string>> Communes2018 { get; } =
        [.. Rows(Files[0].File).Where(row => row["type_en"] is "commune" or "ward" or "township")];

    /// <summary>How many communes of 2018 went into each commune of today, by its code: from the files alone.</summary>
    public static Dictionary<string, int> Communes2018ByCommuneOfToday()
    {
        var ended = Rows(Successors).ToDictionary(row => row["ended_code"], row => row["successor_code_2025_07"]);
        var merged = Rows(Mergers).ToDictionary(row => row["old_code"], row => row["new_code"]);
        return Communes2018.CountBy(row => ended.TryGetValue(row["code"], out var direct) ? direct : merged[row["code"]]).ToDictionary();
    }

    /// <summary>How many communes of 2018 stood, as what they had become, in each district of June 2025.</summary>
    public static Dictionary<string, int> Communes2018ByLastDistrict()
    {
        var ended = Rows(Successors).ToDictionary(row => row["ended_code"], row => row["successor_code_2025_06"]);
        var district = Rows(Files[2].File).ToDictionary(row => row["code"], row => row["parent_code"]);
        return Communes2018.CountBy(row => district[ended.GetValueOrDefault(row["code"], row["code"])]).ToDictionary();
    }

    public static async Task Import(HttpClient keeper)
    {
        await Import(keeper, "kind=transfers", Successors);
        await Import(keeper, "kind=transfers&validFrom=2025-07-01", Mergers);
        foreach (var (file, from) in Files)
            await Import(keeper, $"kind=structure&validFrom={from}&documentSymbol=NQ-{from}&documentIssuer=UBTVQH", file);
    }

    private static async Task Import(HttpClient keeper, string query, string file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/unit-imports?{query}")
        {
            Content = new StringContent(await File.ReadAllTextAsync(Path(file)), Encoding.UTF8, "text/csv"),
        };
        request.Headers.Add("Idempotency-Key", file);
        using var answer = await keeper.SendAsync(request);
        var id = (await answer.ShouldBe(HttpStatusCode.Accepted)).Id();
        await Eventually.Holds(async () => (await keeper.Read($"/v1/unit-imports/{id}")).Text("state") is "applied" or "waiting", TimeSpan.FromSeconds(90));
    }

    /// <summary>A file of the sample; an empty field is an empty text.</summary>
    public static List<Dictionary<string, string>> Sample(string file) => Rows("../" + file);

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var csv = new CsvReader(new StreamReader(Path(file)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        List<Dictionary<string, string>> rows = [];
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.Zip(csv.Parser.Record!).ToDictionary(field => field.First, field => field.Second));
        return rows;
    }

    private static string Path(string file) => System.IO.Path.Combine(Repository.Root, "deploy/sample/data/admin", file);
}
