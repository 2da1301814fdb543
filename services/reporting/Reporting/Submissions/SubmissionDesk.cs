using DanVan.Committee.Calendar;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Submissions;

/// <summary>What every use case of reports begins with: the form in force, the units above, the rights.</summary>
internal sealed class SubmissionDesk(ReportingDbContext db, UnitTreeSource units, Caller caller, TimeProvider clock)
{
    private static readonly (SubmissionStep Step, string Path, string Scope)[] Open =
    [
        (SubmissionStep.Submit, "submittals", ReportingScopes.Submit),
        (SubmissionStep.Withdraw, "withdrawals", ReportingScopes.Submit),
        (SubmissionStep.Accept, "acceptances", ReportingScopes.Approve),
        (SubmissionStep.Approve, "approvals", ReportingScopes.Approve),
        (SubmissionStep.Return, "returns", ReportingScopes.Approve),
        (SubmissionStep.Undo, "undoings", ReportingScopes.Approve),
    ];

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task<UnitTree> Tree(CancellationToken ct) => units.Current(ct);

    /// <summary>The form's period of this name, and the version that is asked of it.</summary>
    public async Task<(ReportForm? Form, ReportPeriod? Period, Refusal? Why)> Asked(string code, string name, CancellationToken ct)
    {
        var versions = await db.ReportForms.AsNoTracking().Where(one => one.Code == code).OrderByDescending(one => one.Number).ToListAsync(ct);
        if (versions.Count == 0)
            return (null, null, SubmissionProblems.FormNotFound);
        var found = versions.Select(form => (Form: form, Period: form.PeriodOf(name))).FirstOrDefault(one => one.Period is { } period && period.Days.To >= one.Form.From);
        return found.Form is null || found.Period is null
            ? (null, null, ReportingProblems.BadPeriod.With(
                $"'{name}' không phải là kỳ của biểu mẫu ({Kebab.Of(versions[0].Cycle)}), hoặc trước khi có biểu mẫu.",
                $"'{name}' is no period of the form ({Kebab.Of(versions[0].Cycle)}), or is before it.", ("period", name)))
            : (found.Form, found.Period, null);
    }

    /// <summary>The units above that still stand, up to the one that asks; the unit itself, where that asks itself.</summary>
    public async Task<(Guid[]? Chain, Refusal? Why)> Chain(ReportForm form, Guid unitId, ReportPeriod period, CancellationToken ct)
    {
        var (tree, day) = (await Tree(ct), period.Days.To);
        if (tree.Find(unitId) is null)
            return (null, ReportingProblems.UnitNotFound);
        if (tree.Find(unitId, day) is not { } unit || !form.IsAskedOf(unit) || !tree.IsWithin(unitId, form.UnitId, day))
            return (null, SubmissionProblems.NotAsked.With(
                $"Biểu mẫu {form.Code} không yêu cầu đơn vị này báo cáo kỳ {period.Name}.", $"Form {form.Code} asks no report of {period.Name} of this unit.", ("unitId", unitId)));
        var above = tree.Ancestors(unitId, day).Select(one => one.UnitId).ToList();
        var chain = above.Take(above.IndexOf(form.UnitId) + 1).Where(id => id == form.UnitId || tree.Find(id, clock.Today()) is not null).ToArray();
        return (chain.Length > 0 ? chain : [unitId], null);
    }

    /// <summary>The report, where the caller's unit is the reporting one or above it.</summary>
    public async Task<(Submission? Submission, Refusal? Why)> Find(Guid id, CancellationToken ct)
    {
        if (await db.Submissions.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } found)
            return (null, SubmissionProblems.SubmissionNotFound);
        return caller.IsOutside(await Tree(ct), found.UnitId, clock.Today(), out var outside) ? (null, outside) : (found, null);
    }

    public Task<ReportForm> FormOf(Submission one, CancellationToken ct) => db.ReportForms.AsNoTracking().SingleAsync(form => form.Id == one.FormId, ct);

    public Task<WorkingCalendar> Calendar(CancellationToken ct) => db.WorkingCalendar(ct);

    /// <summary>With what this caller may do now.</summary>
    public async Task<SubmissionView> View(Submission one, CancellationToken ct)
    {
        var tree = await Tree(ct);
        bool May(Guid? unit, string scope) => unit is { } id && caller.Has(scope) && !caller.IsOutside(tree, id, clock.Today(), out _);
        List<string> open = [.. Open.Where(way => May(one.Takes(way.Step), way.Scope)
            && !(way.Step is SubmissionStep.Accept or SubmissionStep.Approve && caller.Client == one.SubmittedBy)).Select(way => way.Path)];
        if (May(one.IsAtWork ? one.UnitId : null, ReportingScopes.Submit))
            open.InsertRange(0, ["answers", "refreshes"]);
        if (May(one.State == SubmissionState.Approved ? one.UnitId : null, ReportingScopes.Submit))
            open.Add("corrections");
        return SubmissionView.Of(one) with { Transitions = [.. open.Select(path => new SubmissionTransition(path, $"/v1/submissions/{one.Id}/{path}"))] };
    }
}
