using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Drafts;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Issues;

/// <summary>An official names a matter and puts arguments under it, one by one or a suggested group as a whole.</summary>
internal static class RaiseIssue
{
    public const int MostArguments = 1000;

    /// <param name="Title">The matter in a sentence.</param>
    /// <param name="Provision">The place in the draft that is shown; the whole draft unless given.</param>
    /// <param name="Arguments">Arguments to put under it.</param>
    /// <param name="Group">A suggested group to take over as a whole.</param>
    public sealed record Request(
        [property: Required, StringLength(Issue.LongestTitle, MinimumLength = 3)] string Title,
        [property: StringLength(Opinions.Opinion.LongestProvision), RegularExpression(Opinions.Opinion.ProvisionPattern)] string? Provision = null,
        [property: MaxLength(MostArguments)] IReadOnlyList<Guid>? Arguments = null,
        SuggestedGroup? Group = null);

    public sealed record SuggestedGroup(Guid GroupingId, [property: Range(1, int.MaxValue)] int Number);

    internal static void Map(RouteGroupBuilder consultations) => consultations.MapPost("/{consultationId:guid}/issues", Handle)
        .WithName(nameof(RaiseIssue)).WithSummary("Name a matter that arguments raise").WithTags("issues")
        .Needs("feedback.write").Answers<ChangedView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid consultationId, Request request, IssueDesk desk, FeedbackDbContext db, EventLog log, Caller caller, CancellationToken ct)
    {
        if ((await desk.Consultation(consultationId, ct)).Refused(out var refusal, out var consultation))
            return refusal;
        if ((await PostedDraft.Of(db, consultation, [request.Provision], ct)).Locate(request.Provision, null).Refused(out refusal, out var located))
            return refusal;
        if (request.Group is { } group && !await db.SuggestedGroups.AnyAsync(one =>
            one.GroupingId == group.GroupingId && one.Number == group.Number && one.ConsultationId == consultationId, ct))
            return FeedbackProblems.GroupNotFound.ToRefusal();

        var (issue, raised) = Issue.Raise(
            consultation, request.Title, located.Place?.ProvisionId, caller.Client, group: request.Group is { } taken ? (taken.GroupingId, taken.Number) : null);
        db.Add(issue);
        if (request.Arguments is { Count: > 0 } arguments && await desk.Assign(issue, arguments, null, ct) is { } unknown)
            return unknown;
        log.Append(issue, raised, Readers.Within(consultation.UnitId));
        return await log.Save(Answer.Created($"/v1/issues/{issue.Id}", ChangedView.Of(issue), issue.Version), ct, IssueDesk.Lost);
    }
}
