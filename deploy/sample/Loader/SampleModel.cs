namespace DanVan.Loader;

/// <summary>A model of the sample, real or illustrative (data/illustrative/README.md).</summary>
internal sealed record SampleModel(
    string Id, string Title, string Field, string Subject, string? Place, string UnitCode, DateOnly RegisteredOn, string? SourceUrl, SampleRecognition? Recognition)
{
    private static readonly DateOnly LastDayOfDistricts = new(2025, 6, 30);

    /// <summary>Those to be loaded, and how many rows were left out for which reason.</summary>
    public static (IReadOnlyList<SampleModel> Models, IReadOnlyList<(string Reason, int Count)> LeftOut) All()
    {
        var real = Csv.Rows("models/dan_van_kheo_models.csv");
        var here = real.Where(row => row["province_vi"] == "Nghệ An").ToList();
        var named = here.Where(row => row["relation"] == "dan_van_kheo").ToList();
        return ([.. named.Select(Real), .. Csv.Rows("illustrative/models.csv").Select(Illustrative)],
        [
            ("real models outside Nghệ An, which have no unit here", real.Count - here.Count),
            ("real models that their source does not call Dân vận khéo", here.Count - named.Count),
        ]);
    }

    private static SampleModel Real(Dictionary<string, string> row)
    {
        var code = row.GetValueOrDefault("commune_code_at_time");
        return new(
            row["id"], row["title_vi"], row["field"].Replace('_', '-'), row["subject_type"], row.GetValueOrDefault("locality_vi"), code ?? "40",
            row.TryGetValue("year", out var year) ? new(int.Parse(year, null), 12, 31) : LastDayOfDistricts, row.GetValueOrDefault("source_url"), null);
    }

    private static SampleModel Illustrative(Dictionary<string, string> row) => new(
        row["id"], row["title_vi"], row["field"], "collective", null, row["unit_code"], Day(row["registered_on"]),
        // Recognitions that nobody checked here are taken over only as published somewhere: this address leads nowhere, and says so.
        $"https://minh-hoa.example/{row["id"]}",
        row.TryGetValue("recognised_on", out var day) ? new(row["level"], row["decision"], Day(day)) : null);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}

internal sealed record SampleRecognition(string Level, string Decision, DateOnly On);
