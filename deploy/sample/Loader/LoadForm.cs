using System.Text.Json;

namespace DanVan.Loader;

/// <summary>What communes are asked each half-year (illustrative): four figures that the platform draws itself, and two things that only they know.</summary>
internal static class LoadForm
{
    public static async Task Run(Platform platform, Units units, Progress progress, CancellationToken ct)
    {
        var reporting = platform.As("province-secretariat", "reporting");
        var sample = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Csv.Path("illustrative/report-form.json"), ct));
        if (!await IsThere(reporting, sample.Text("code"), ct))
        {
            await reporting.Post("v1/report-forms", "sample-report-form", new
            {
                unitId = await units.Find("40", sample.Day("from"), ct),
                code = sample.Text("code"),
                name = sample.Text("name"),
                cycle = sample.Text("cycle"),
                cutOffDay = sample.GetProperty("cutOffDay"),
                from = sample.Text("from"),
                dueWorkingDays = sample.GetProperty("dueWorkingDays"),
                lateWorkingDays = sample.GetProperty("lateWorkingDays"),
                levels = sample.GetProperty("levels"),
                legalBasis = sample.Text("legalBasis"),
                fields = sample.GetProperty("fields"),
            }, ct);
        }
        progress.Step();
    }

    private static async Task<bool> IsThere(Service reporting, string code, CancellationToken ct)
    {
        await foreach (var form in reporting.List("v1/report-forms", ct))
        {
            if (form.Text("code") == code)
                return true;
        }
        return false;
    }
}
