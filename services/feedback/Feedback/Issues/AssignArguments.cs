using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Issues;

/// <summary>A person puts arguments under an issue, from nowhere or from another.</summary>
internal static class AssignArguments
{
    public sealed record Request([property: Required, MinLength(1), MaxLength(RaiseIssue.MostArguments)] IReadOnlyList<Guid> Arguments);

    internal static void Map(RouteGroupBuilder issues) => issues.MapPost("/{id:guid}/assignments", Handle)
        .WithName(nameof(AssignArguments)).WithSummary("Put arguments under an issue")
        .Needs("feedback.write").Answers<ChangedView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, IssueDesk desk, EventLog log, CancellationToken ct)
    {
        if ((await desk.Issue(id, ifMatch, ct)).Refused(out var refusal, out var opened))
            return refusal;
        var (consultation, issue) = opened;
        if (await desk.Assign(issue, request.Arguments, null, ct) is { } unknown)
            return unknown;
        log.Append(issue, new ArgumentsAssigned(id, consultation.Id, consultation.UnitId, request.Arguments.Count), Readers.Within(consultation.UnitId));
        return await log.Save(Answer.Created($"/v1/issues/{id}", ChangedView.Of(issue), issue.Version), ct, IssueDesk.Lost);
    }
}
