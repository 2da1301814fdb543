using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Submissions;

/// <summary>Asks a periodic report of the units below: the first version of a form from any day, or from tomorrow on the next.</summary>
internal static class PublishForm
{
    /// <param name="UnitId">The unit that asks.</param>
    /// <param name="Cycle">How often.</param>
    /// <param name="From">Asked of the periods that end on this day or later. Of a form that is known already it lies ahead: no period that has ended is asked anew.</param>
    /// <param name="DueWorkingDays">Working days after the period within which a report is on time.</param>
    /// <param name="LateWorkingDays">Working days behind these, within which it is still taken.</param>
    /// <param name="Levels">Which units report.</param>
    public sealed record Request(
        Guid UnitId,
        [property: Required, RegularExpression(ReportForm.CodePattern), StringLength(ReportForm.LongestCode)] string Code,
        [property: Required, StringLength(ReportForm.LongestName, MinimumLength = 1)] string Name,
        [property: Required] ReportCycle? Cycle,
        DateOnly From,
        [property: Range(0, 60)] int DueWorkingDays,
        [property: Range(0, 250)] int LateWorkingDays,
        [property: Required, MinLength(1), MaxLength(3)] IReadOnlyList<ReportLevel> Levels,
        [property: Required, StringLength(ReportForm.LongestBasis, MinimumLength = 1)] string LegalBasis,
        [property: Required, MinLength(1), MaxLength(ReportForm.MostFields)] IReadOnlyList<Field> Fields,
        [property: Range(1, 28), Description("1: calendar periods. 15: from the 15th of the month before to the 14th.")] int CutOffDay = 1);

    /// <param name="Indicator">The code of an indicator from which the number is drawn; absent where the unit is asked.</param>
    /// <param name="Measure">What the number counts: <c>mô hình</c>.</param>
    public sealed record Field(
        [property: Required, RegularExpression(ReportForm.CodePattern), StringLength(ReportForm.LongestCode)] string Key,
        [property: Required, StringLength(ReportForm.LongestName, MinimumLength = 1)] string Name,
        [property: Required] FieldKind? Kind,
        [property: StringLength(60)] string? Indicator = null,
        [property: StringLength(60)] string? Measure = null,
        bool Required = true);

    internal static void Map(RouteGroupBuilder forms) => forms.MapPost("/", Handle)
        .WithName(nameof(PublishForm)).WithSummary("Publish a version of a report form")
        .Needs(ReportingScopes.Plan).Answers<FormView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Request request, ReportingDbContext db, EventLog log, UnitTreeSource units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var tree = await units.Current(ct);
        if (tree.Find(request.UnitId) is null)
            return ReportingProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(tree, request.UnitId, request.From, out var outside))
            return outside;
        var asked = request.Fields.Select(one => one.Indicator).OfType<string>().Distinct().ToList();
        var known = await db.Indicators.Where(one => asked.Contains(one.Code)).Select(one => one.Code).Distinct().ToListAsync(ct);
        if (asked.Except(known).FirstOrDefault() is { } unknown)
            return ReportingProblems.IndicatorNotFound.With($"Không có chỉ tiêu '{unknown}'.", $"There is no indicator '{unknown}'.", ("indicator", unknown));
        var before = await db.ReportForms.AsNoTracking().Where(one => one.Code == request.Code).OrderByDescending(one => one.Number).FirstOrDefaultAsync(ct);
        var form = new ReportForm();
        if (form.Publish(before, request, clock.Today()).Refused(out var refusal, out var published))
            return refusal;
        db.Add(form);
        log.Append(form, published, Readers.Public(form.UnitId));
        return await log.Save(Answer.Created($"/v1/report-forms/{form.Code}", FormView.Of(form), form.Version), ct,
            (ReportForm.OnePerNumber, CommonProblems.Conflict));
    }
}

public sealed record FormView(
    Guid Id, Guid UnitId, string Code, int Number, string Name, string Cycle, int CutOffDay, DateOnly From, int DueWorkingDays, int LateWorkingDays,
    IReadOnlyList<string> Levels, string LegalBasis, IReadOnlyList<FieldView> Fields)
{
    internal static FormView Of(ReportForm one) => new(
        one.Id, one.UnitId, one.Code, one.Number, one.Name, Kebab.Of(one.Cycle), one.CutOffDay, one.From, one.DueWorkingDays, one.LateWorkingDays,
        [.. one.Tiers.Select(ReportForm.Level)], one.LegalBasis,
        [.. one.Fields.Select(field => new FieldView(field.Key, field.Name, Kebab.Of(field.Kind), field.Indicator, field.Measure, field.IsRequired))]);
}

/// <param name="Indicator">Drawn from what the system knows; absent where the unit is asked.</param>
public sealed record FieldView(string Key, string Name, string Kind, string? Indicator, string? Measure, bool Required);
