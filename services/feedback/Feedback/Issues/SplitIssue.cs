using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Issues;

/// <summary>Some arguments of an issue are another matter: they become an issue of their own that remembers where it came from.</summary>
internal static class SplitIssue
{
    /// <param name="Title">The other matter.</param>
    /// <param name="Arguments">Those that go with it.</param>
    public sealed record Request(
        [property: Required, StringLength(Issue.LongestTitle, MinimumLength = 3)] string Title,
        [property: Required, MinLength(1), MaxLength(RaiseIssue.MostArguments)] IReadOnlyList<Guid> Arguments);

    internal static void Map(RouteGroupBuilder issues) => issues.MapPost("/{id:guid}/splits", Handle)
        .WithName(nameof(SplitIssue)).WithSummary("Make an issue of some arguments of another")
        .Needs("feedback.write").Answers<ChangedView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, IssueDesk desk, FeedbackDbContext db, EventLog log, Caller caller, CancellationToken ct)
    {
        if ((await desk.Issue(id, ifMatch, ct)).Refused(out var refusal, out var opened))
            return refusal;
        var (consultation, from) = opened;
        var (issue, raised) = Issue.Raise(consultation, request.Title, from.ProvisionId, caller.Client, from.Id);
        db.Add(issue);
        if (await desk.Assign(issue, request.Arguments, from.Id, ct) is { } unknown)
            return unknown;
        log.Append(issue, raised, Readers.Within(consultation.UnitId));
        return await log.Save(Answer.Created($"/v1/issues/{issue.Id}", ChangedView.Of(issue), issue.Version), ct, IssueDesk.Lost);
    }
}
