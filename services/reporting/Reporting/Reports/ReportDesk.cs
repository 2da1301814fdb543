using DanVan.Committee.Units;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Submissions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Reports;

/// <summary>What drafting a report and drafting it again have in common.</summary>
internal sealed class ReportDesk(ReportingDbContext db, KnownTrees trees, UnitTreeSource units, ReportDraft draft, Caller caller, TimeProvider clock)
{
    /// <summary>The report; by the version of the template that is given, or by the one in force at the end of the period.</summary>
    public async Task<(ReportContent? Content, Refusal? Why)> Write(
        string code, int? version, Guid unitId, Period period, DateTimeOffset asOf, ReportPaper paper, IReadOnlyList<string> remarks, IReadOnlyList<string> tasks,
        CancellationToken ct)
    {
        var template = await db.ReportTemplates.AsNoTracking()
            .Where(one => one.Code == code && (version == null ? one.ValidFrom <= period.To : one.Version == version))
            .OrderByDescending(one => one.Version).FirstOrDefaultAsync(ct);
        if (template is null)
            return (null, ReportProblems.TemplateNotFound);
        if (asOf > clock.GetUtcNow() - FreshnessReader.Settling)
            return (null, ReportProblems.NotSettled.With("asOf cần sớm hơn hiện tại một phút.", "asOf lies a minute in the past or more."));
        var tree = await trees.At(asOf, ct);
        if (tree.Find(unitId, period.To) is not { } unit)
            return (null, ReportingProblems.UnitNotFound);
        if (caller.IsOutside(await units.Current(ct), unitId, clock.Today(), out var outside))
            return (null, outside);
        return await draft.Write(
            new(template, unitId, unit.Name, period, asOf, paper, remarks, tasks, tree.Children(unitId, period.To).Count > 0), ct);
    }

    /// <summary>The report, where the caller's unit is its unit or above it.</summary>
    public async Task<(Report? Report, Refusal? Why)> Find(Guid id, CancellationToken ct)
    {
        if (await db.Reports.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } found)
            return (null, ReportProblems.ReportNotFound);
        return caller.IsOutside(await units.Current(ct), found.UnitId, clock.Today(), out var outside) ? (null, outside) : (found, null);
    }

    public static Period? PeriodOf(string text) =>
        new[] { ReportCycle.HalfYear, ReportCycle.NineMonths }.Select(cycle => ReportPeriod.Read(text, cycle, 1)?.Days).FirstOrDefault(days => days is not null)
        ?? (Period.TryParse(text, out var period) && period.From.Year > PlausibleDateAttribute.First.Year ? period : null);
}
