using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Issues;

/// <summary>A person looks at arguments that were put here by likeness: agrees, or takes them out again.</summary>
internal static class AuditAssignments
{
    public sealed record Request([property: Required, MinLength(1), MaxLength(RaiseIssue.MostArguments)] IReadOnlyList<Check> Checks);

    /// <param name="Agrees">False takes the argument out of the issue: it waits for a place again.</param>
    public sealed record Check(Guid Argument, bool Agrees);

    internal static void Map(RouteGroupBuilder issues) => issues.MapPost("/{id:guid}/audits", Handle)
        .WithName(nameof(AuditAssignments)).WithSummary("Agree with suggested places of arguments, or overrule them")
        .Needs("feedback.write").Answers<ChangedView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, IssueDesk desk, FeedbackDbContext db, EventLog log, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if ((await desk.Issue(id, ifMatch, ct)).Refused(out var refusal, out var opened))
            return refusal;
        var (consultation, issue) = opened;
        var checks = request.Checks.GroupBy(one => one.Argument).ToDictionary(one => one.Key, one => one.Last().Agrees);
        var keys = checks.Keys.ToList();
        var current = await db.Assignments.Where(one => one.IssueId == id && one.EndedAt == null && keys.Contains(one.ArgumentKey)).ToListAsync(ct);
        if (current.Count != checks.Count)
            return FeedbackProblems.ArgumentNotFound.ToRefusal();
        foreach (var one in current)
        {
            if (checks[one.ArgumentKey])
                one.AuditedBy = caller.Client;
            else
                (one.EndedAt, one.EndedBy) = (clock.GetUtcNow(), caller.Client);
        }
        log.Append(issue, new AssignmentsAudited(id, consultation.Id, consultation.UnitId, checks.Values.Count(agrees => agrees), checks.Values.Count(agrees => !agrees)),
            Readers.Within(consultation.UnitId));
        return await log.Save(Answer.Created($"/v1/issues/{id}", ChangedView.Of(issue), issue.Version), ct, IssueDesk.Lost);
    }
}
