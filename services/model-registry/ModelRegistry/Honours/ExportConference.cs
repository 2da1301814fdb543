using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Honours;

/// <summary>Everything that a conference needs in one file: list, order, citation, and the figures to show beside it.</summary>
internal static class ExportConference
{
    // As a spreadsheet of the staff opens it: a byte order mark, and no cell that is a formula.
    private static readonly CsvConfiguration Sheet = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

    private static readonly string[] Columns =
        ["thu_tu", "nguoi_nhan", "mo_hinh", "don_vi", "linh_vuc", "hinh_thuc", "quyet_dinh", "ngay", "loi_dan", "ket_qua", "muc_minh_chung"];

    internal static void Map(RouteGroupBuilder conferences) => conferences.MapGet("/{id:guid}/list.csv", Handle)
        .WithName(nameof(ExportConference)).WithSummary("List, order, citations and figures of a conference in one CSV file")
        .Needs("models.read").Produces<string>(200, "text/csv").Refuses(404);

    private static async Task<IResult> Handle(
        Guid id, RegistryDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Conferences.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } conference
            || caller.IsOutside(units, conference.UnitId, clock.Today(), out _))
            return RegistryProblems.ConferenceNotFound.ToRefusal();
        // An award that was revoked since is no longer read out.
        var files = await db.Commendations.AsNoTracking()
            .Where(file => conference.CommendationIds.Contains(file.Id) && file.State == CommendationState.Awarded).ToDictionaryAsync(file => file.Id, ct);
        var modelIds = files.Values.Select(file => file.ModelId).ToArray();
        var models = await db.Models.Include(model => model.Results).AsSplitQuery().AsNoTracking().Where(model => modelIds.Contains(model.Id)).ToDictionaryAsync(model => model.Id, ct);
        var people = await db.Individuals.AsNoTracking().Where(one => modelIds.Contains(one.ModelId)).ToDictionaryAsync(one => one.Id, ct);
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        await using (var csv = new CsvWriter(text, Sheet))
        {
            foreach (var column in Columns)
                csv.WriteField(column);
            await csv.NextRecordAsync();
            foreach (var (file, at) in conference.CommendationIds.Where(files.ContainsKey).Select((one, at) => (files[one], at + 1)))
            {
                var model = models[file.ModelId];
                var award = file.Award!;
                csv.WriteField(at);
                csv.WriteField(file.IndividualId is { } person ? people[person].Name ?? "(đã rút đồng ý nêu tên)" : $"Tập thể {model.Place ?? ""}".Trim());
                csv.WriteField(model.Title);
                csv.WriteField((units.Find(model.UnitId, model.RegisteredOn) ?? units.Find(model.UnitId))?.Name);
                csv.WriteField(model.Field);
                csv.WriteField(award.FormName);
                csv.WriteField(award.Decision);
                csv.WriteField(award.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                csv.WriteField(file.Citation);
                csv.WriteField(Figures(model));
                csv.WriteField(model.Life?.EvidenceTier ?? 1);
                await csv.NextRecordAsync();
            }
        }
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", $"hoi-nghi-{conference.HeldOn:yyyy-MM-dd}.csv");
    }

    private static string Figures(Models.Model model) => string.Join("; ", model.Results.GroupBy(one => one.Measure, StringComparer.OrdinalIgnoreCase)
        .Select(measure => measure.MaxBy(one => (one.MeasuredOn, one.Number))!)
        .Select(one => string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{one.Measure}: {one.Value:#,0.##} {one.Unit} (chỉ tiêu {one.Target:#,0.##})")));
}
