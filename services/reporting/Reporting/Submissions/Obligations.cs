using DanVan.Committee.Contracts.V1;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Submissions;

/// <summary>One report that a unit owes, and what became of it.</summary>
/// <param name="IsDue">Its last day has passed.</param>
/// <param name="SubmittedOn">The first time; null where that was taken back and none followed.</param>
/// <param name="IsExcused">It came late, within a leave.</param>
/// <param name="Corrections">How many corrections of it were approved: one that was only begun has corrected nothing.</param>
internal sealed record Owed(
    ReportForm Form, ReportPeriod Period, UnitVersion Unit, DateOnly DueOn, bool IsDue, DateOnly? SubmittedOn, bool IsExcused, int Corrections, int Returns)
{
    public bool IsOnTime => SubmittedOn is { } day && day <= DueOn;
}

/// <summary>Who had to report what, of those who stood on the last day of each period: what is missing is in it as well as what came.</summary>
internal sealed class Obligations(ReportingDbContext db, SubmissionDesk desk)
{
    private const int MostPeriods = 60;

    /// <summary>Of a unit and all below it, for the periods that end within the days.</summary>
    public async Task<(IReadOnlyList<Owed>? Owed, Refusal? Why)> Read(string code, Guid unitId, Period days, CancellationToken ct)
    {
        var forms = await db.ReportForms.AsNoTracking().Where(one => one.Code == code).OrderBy(one => one.Number).ToListAsync(ct);
        if (forms.Count == 0)
            return (null, SubmissionProblems.FormNotFound);
        var (tree, calendar, today) = (await desk.Tree(ct), await desk.Calendar(ct), VietnamTime.Day(desk.Now));
        var asked = forms.SelectMany((form, at) => ReportPeriod.EndingIn(days, form.Cycle, form.CutOffDay)
            .Where(period => period.Days.To >= form.From && (at + 1 == forms.Count || period.Days.To < forms[at + 1].From))
            .Select(period => (Form: form, Period: period))).Take(MostPeriods + 1).ToList();
        if (asked.Count > MostPeriods)
            return (null, ReportingProblems.BadPeriod.With($"Tối đa {MostPeriods} kỳ.", $"At most {MostPeriods} periods."));
        var came = (await db.Submissions.AsNoTracking().Where(one => one.Form == code && one.To >= days.From && one.To <= days.To)
            .Select(one => new { one.UnitId, one.To, one.Number, one.State, one.FirstSubmittedOn, one.ExtendedTo, one.Returns }).ToListAsync(ct))
            .ToLookup(one => (one.UnitId, one.To));
        return ([.. asked.SelectMany(one => tree.Subtree(unitId, one.Period.Days.To)
            .Where(unit => one.Form.IsAskedOf(unit) && tree.IsWithin(unit.UnitId, one.Form.UnitId, one.Period.Days.To))
            .Select(unit =>
            {
                var (due, found) = (one.Form.DueOn(one.Period, calendar), came[(unit.UnitId, one.Period.Days.To)].ToList());
                // By an earlier release a draft that was taken back has kept its day.
                var submitted = found.Where(submission => submission.State != SubmissionState.Draft).Min(submission => submission.FirstSubmittedOn);
                return new Owed(one.Form, one.Period, unit, due, today > due, submitted,
                    submitted > due && found.Exists(submission => submission.Number == 1 && submission.ExtendedTo >= submitted),
                    found.Count(submission => submission is { Number: > 1, State: SubmissionState.Approved or SubmissionState.Superseded }), found.Sum(submission => submission.Returns));
            }))], null);
    }
}
