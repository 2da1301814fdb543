using System.Diagnostics.CodeAnalysis;
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

    /// <summary>The unit of this name; why not, where there is none or its reports are not the caller's to read.</summary>
    public async Task<(UnitTree Tree, Guid UnitId, Refusal? Why)> Unit(string name, CancellationToken ct)
    {
        var tree = await Tree(ct);
        if (tree.Resolve(name) is not { } unitId)
            return (tree, default, ReportingProblems.UnitNotFound);
        _ = IsOutside(tree, unitId, out var outside);
        return (tree, unitId, outside);
    }

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

    /// <summary>The report, where the caller's unit is the reporting one, carries on for it, or stands above it.</summary>
    /// <param name="entering">Also for whom may no longer do more than enter.</param>
    public async Task<(Submission? Submission, Refusal? Why)> Find(Guid id, CancellationToken ct, bool entering = false)
    {
        if (await db.Submissions.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } found)
            return (null, SubmissionProblems.SubmissionNotFound);
        var tree = await Tree(ct);
        return IsOutside(tree, found.UnitId, out var outside) && !(entering && MayStillEnter(tree, found.UnitId, found.To)) ? (null, outside) : (found, null);
    }

    /// <summary>The report, also where the caller's unit covered the reporting one on the last day of the period and does no longer.</summary>
    public async Task<(Submission? Submission, Refusal? Why)> FindToRead(Guid id, CancellationToken ct)
    {
        if (await db.Submissions.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } found)
            return (null, SubmissionProblems.SubmissionNotFound);
        var tree = await Tree(ct);
        return IsOutside(tree, found.UnitId, out var outside) && caller.IsOutside(tree, found.UnitId, found.To, out _) ? (null, outside) : (found, null);
    }

    /// <summary>Who does today what the unit is to do: itself, or who answers for it where it has ended. A report gets stuck with no unit.</summary>
    public Func<Guid, Guid> Acting(UnitTree tree) => unitId => tree.Heir(unitId, clock.Today())?.UnitId ?? unitId;

    /// <summary>True, with the refusal, when the caller acts neither for the unit nor for who answers for it today.</summary>
    public bool IsOutside(UnitTree tree, Guid unitId, [NotNullWhen(true)] out Refusal? why)
    {
        var today = clock.Today();
        if (!caller.IsOutside(tree, unitId, today, out why) || !caller.IsOutside(tree, Acting(tree)(unitId), today, out _))
            why = null;
        else if (Ended(tree) is { } own && tree.Heir(own, today) is { } heir)
            why = CommonProblems.Forbidden.With(
                $"{heir.Name} tiếp tục công việc của đơn vị đã kết thúc; hãy gửi lại với quyền của đơn vị đó.",
                $"{heir.Name} carries on for the unit, which has ended: send it again as a caller of that one.", ("carriedOnByUnitId", heir.UnitId));
        return why is not null;
    }

    /// <summary>
    /// The rights of a caller whose unit has ended remain for the days on which it stood: what it wrote offline of a period of then is entered
    /// into the report, which who carries on for it submits.
    /// </summary>
    public bool MayStillEnter(UnitTree tree, Guid unitId, DateOnly periodEnd) => Ended(tree) is { } own && tree.Covers(own, unitId, periodEnd);

    /// <summary>Whoever acts for the unit reads what happens to its report.</summary>
    public Readers ReadersOf(UnitTree tree, Guid unitId) => Readers.Within(Acting(tree)(unitId));

    private Guid? Ended(UnitTree tree) => tree.Resolve(caller.Unit) is { } own && tree.Find(own, clock.Today()) is null ? own : null;

    /// <summary>Of the reports of which units the caller is told, in a unit and below it, by the last day of their period.</summary>
    public Reachable Below(UnitTree tree, Guid unitId) => Seen(tree, unitId).And(Seen(tree, tree.Resolve(caller.Unit) ?? unitId));

    // What the unit covers on the day; and what has ended and left its work to one of those below it today, whatever the day.
    private Reachable Seen(UnitTree tree, Guid unitId) => Reachable.Below(tree, unitId)
        .Always(tree.Subtree(unitId, clock.Today()).SelectMany(one => tree.AnswersFor(one.UnitId, clock.Today())));

    public Task<ReportForm> FormOf(Submission one, CancellationToken ct) => db.ReportForms.AsNoTracking().SingleAsync(form => form.Id == one.FormId, ct);

    public Task<WorkingCalendar> Calendar(CancellationToken ct) => db.WorkingCalendar(ct);

    /// <summary>With what this caller may do now.</summary>
    public async Task<SubmissionView> View(Submission one, CancellationToken ct)
    {
        var tree = await Tree(ct);
        bool May(Guid? unit, string scope) => unit is { } id && caller.Has(scope) && !IsOutside(tree, id, out _);
        List<string> open = [.. Open.Where(way => May(one.Takes(way.Step), way.Scope)
            && !(way.Step is SubmissionStep.Accept or SubmissionStep.Approve && caller.Client == one.SubmittedBy)).Select(way => way.Path)];
        if (May(one.IsAtWork ? one.UnitId : null, ReportingScopes.Submit)
            || one.IsAtWork && caller.Has(ReportingScopes.Submit) && MayStillEnter(tree, one.UnitId, one.To))
            open.InsertRange(0, ["answers", "refreshes"]);
        if (May(one.State == SubmissionState.Approved ? one.UnitId : null, ReportingScopes.Submit))
            open.Add("corrections");
        return SubmissionView.Of(one, Acting(tree)) with { Transitions = [.. open.Select(path => new SubmissionTransition(path, $"/v1/submissions/{one.Id}/{path}"))] };
    }
}
