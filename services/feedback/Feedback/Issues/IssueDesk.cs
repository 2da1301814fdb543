using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Moderation;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Issues;

/// <summary>What every use case on issues begins with: the thing, its consultation, and the right to touch them.</summary>
internal sealed class IssueDesk(FeedbackDbContext db, UnitTree units, Caller caller, TimeProvider clock)
{
    /// <summary>What the database refuses when two hands are at work at once.</summary>
    public static readonly (string Constraint, Refusal Refusal)[] Lost =
    [
        (Feedback.Issues.Issue.OnlyWhileClosed, FeedbackProblems.NotInReview),
        (Assignment.OneIssuePerArgument, CommonProblems.Conflict),
        (Assignment.Stays, CommonProblems.Conflict),
    ];

    internal sealed record Opened(Consultation Consultation, Issue Issue);

    public async Task<Decision<Consultation>> Consultation(Guid id, CancellationToken ct)
    {
        var consultation = await db.Consultations.SingleOrDefaultAsync(one => one.Id == id, ct);
        if (consultation is null || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound;
        return caller.IsOutside(units, consultation.UnitId, clock.Today(), out var outside) ? outside
            : consultation.State == ConsultationState.Closed ? consultation
            : FeedbackProblems.NotInReview;
    }

    public async Task<Decision<Opened>> Issue(Guid id, IfMatch? ifMatch, CancellationToken ct)
    {
        if (await db.Issues.FindAsync([id], ct) is not { } issue)
            return FeedbackProblems.IssueNotFound;
        if ((await Consultation(issue.ConsultationId, ct)).Refused(out var refusal, out var consultation))
            return refusal;
        return ifMatch is not null && ifMatch.Stale(issue, out var stale) ? stale : new Opened(consultation, issue);
    }

    /// <summary>Moves arguments of the consultation to an issue; where they were before stays on record.</summary>
    /// <param name="from">Only arguments that stand here; anywhere unless given.</param>
    public async Task<Refusal?> Assign(Issue issue, IReadOnlyList<Guid> arguments, Guid? from, CancellationToken ct)
    {
        var known = await db.Arguments.InPlay().CountAsync(one => one.ConsultationId == issue.ConsultationId && arguments.Contains(one.Key), ct);
        var current = await db.Assignments.Where(one => one.EndedAt == null && arguments.Contains(one.ArgumentKey)).ToListAsync(ct);
        if (known != arguments.Distinct().Count() || from is not null && current.Count(one => one.IssueId == from) != known)
            return FeedbackProblems.ArgumentNotFound;
        var now = clock.GetUtcNow();
        foreach (var one in current)
            (one.EndedAt, one.EndedBy) = (now, caller.Client);
        db.AddRange(arguments.Distinct().Select(key => Assignment.ByPerson(issue, key, caller.Client, now)));
        return null;
    }
}
