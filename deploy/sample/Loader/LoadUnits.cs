using System.Text.Json;

namespace DanVan.Loader;

/// <summary>The four structures of Nghệ An, and what passed into what between them. Transfers go first and wait for their structure.</summary>
internal static class LoadUnits
{
    internal sealed record Structure(string File, DateOnly From, string Symbol, string Issuer, DateOnly IssuedOn)
    {
        private const string Assembly = "Ủy ban Thường vụ Quốc hội";

        public static readonly IReadOnlyList<Structure> All =
        [
            new("admin/nghean_units_3level_2013-04-03_to_2019-12-31.csv", new(2013, 4, 3), "47/NQ-CP", "Chính phủ", new(2013, 4, 3)),
            new("admin/nghean_units_3level_2020-01-01_to_2024-11-30.csv", new(2020, 1, 1), "831/NQ-UBTVQH14", Assembly, new(2019, 12, 17)),
            new("admin/nghean_units_3level_2024-12-01_to_2025-06-30.csv", new(2024, 12, 1), "1243/NQ-UBTVQH15", Assembly, new(2024, 10, 24)),
            new("admin/nghean_units_2level_from_2025-07-01.csv", new(2025, 7, 1), "1678/NQ-UBTVQH15", Assembly, new(2025, 6, 16)),
        ];

        /// <summary>Districts and communes in the file.</summary>
        public (int Districts, int Communes) Count()
        {
            var tiers = Csv.Rows(File).CountBy(row => row["type_en"]).ToDictionary();
            int Sum(params string[] kinds) => kinds.Sum(kind => tiers.GetValueOrDefault(kind));
            return (Sum("city", "town", "district"), Sum("commune", "ward", "township"));
        }
    }

    private sealed record Import(string Kind, string File, DateOnly? ValidFrom, string Query);

    private static IEnumerable<Import> Imports =>
    [
        new("transfers", "admin/nghean_commune_successors_2020_2024.csv", null, "kind=transfers"),
        new("transfers", "admin/nghean_merger_2025_old_to_new.csv", new(2025, 7, 1), "kind=transfers&validFrom=2025-07-01"),
        .. Structure.All.Select(one => new Import("structure", one.File, one.From,
            $"kind=structure&validFrom={one.From:yyyy-MM-dd}&documentSymbol={Uri.EscapeDataString(one.Symbol)}"
            + $"&documentIssuer={Uri.EscapeDataString(one.Issuer)}&documentIssuedOn={one.IssuedOn:yyyy-MM-dd}")),
    ];

    public static async Task Run(Platform platform, Progress progress, CancellationToken ct)
    {
        var committee = platform.As("registry-keeper", "committee");
        var done = new HashSet<(string, string?)>();
        await foreach (var import in committee.List("v1/unit-imports", ct))
        {
            if (import.Text("state") is "applied" or "waiting" && !import.GetProperty("dryRun").GetBoolean())
                done.Add((import.Text("kind"), import.Maybe("validFrom")));
        }
        foreach (var import in Imports)
        {
            if (!done.Contains((import.Kind, import.ValidFrom?.ToString("yyyy-MM-dd", null))))
                await Send(committee, import, ct);
            progress.Step();
        }
    }

    public static int Steps => Imports.Count();

    private static async Task Send(Service committee, Import import, CancellationToken ct)
    {
        var job = await committee.PostCsv($"v1/unit-imports?{import.Query}", $"sample-units-{import.Kind}-{import.ValidFrom:yyyy-MM-dd}", Csv.Path(import.File), ct);
        var path = $"v1/unit-imports/{job.Text("id")}";
        for (var until = DateTime.UtcNow.AddMinutes(2); ; await Task.Delay(100, ct))
        {
            job = await committee.Get(path, ct);
            switch (job.Text("state"))
            {
                case "applied" or "waiting":
                    return;
                case "refused" or "failed":
                    throw new LoaderException($"{import.File} was not imported: {Reason(job)}; see {path}/refused-rows");
            }
            if (DateTime.UtcNow > until)
                throw new LoaderException($"{import.File} is still being imported after two minutes: see {path}");
        }
    }

    private static string Reason(JsonElement job) => job.Maybe("error") ?? $"{job.GetProperty("refused")} rows refused";
}
