using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Drafts;

/// <summary>A person has looked at a place whose text is gone or only alike, and says where it is now.</summary>
internal static class DecideAnchor
{
    /// <param name="Provision">Its place in this version; leave out where the text is gone for good.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(
        [property: Required, StringLength(Anchor.LongestReason, MinimumLength = 3)] string Reason,
        [property: StringLength(Opinions.Opinion.LongestProvision), RegularExpression(Opinions.Opinion.ProvisionPattern)] string? Provision = null);

    public sealed record Response(Guid PlaceId, AnchorMatch Match, Guid? ProvisionId, string DecidedBy, string Reason);

    internal static void Map(RouteGroupBuilder versions) => versions.MapPost("/{number:int}/anchors/{placeId:guid}/decisions", Handle)
        .WithName(nameof(DecideAnchor)).WithSummary("Say where a place stands now, or that its text is gone for good")
        .Needs("feedback.write").Answers<Response>(201).Refuses(404, 422);

    internal static async Task<IResult> Handle(
        Guid consultationId, int number, Guid placeId, Request request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller,
        TimeProvider clock, CancellationToken ct)
    {
        if ((await db.DraftVersionFor(consultationId, number, caller, units, ct)).Refused(out var refusal, out var version))
            return refusal;
        var consultation = await db.Consultations.SingleAsync(one => one.Id == consultationId, ct);
        if (caller.IsOutside(units, consultation.UnitId, clock.Today(), out var outside))
            return outside;
        if (await db.Anchors.FindAsync([version.Id, placeId], ct) is not { } anchor)
            return FeedbackProblems.PlaceNotFound.ToRefusal();
        var provision = request.Provision is null ? null
            : await db.Provisions.AsNoTracking().SingleOrDefaultAsync(one => one.DraftVersionId == version.Id && one.Path == request.Provision, ct);
        if (request.Provision is not null && provision is null)
            return FeedbackProblems.ProvisionNotFound.ToRefusal();

        log.Append(consultation, anchor.Decide(consultation, provision, caller.Client, request.Reason, clock.GetUtcNow()), Readers.Within(consultation.UnitId));
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultationId}/draft-versions/{number}/anchors", new Response(
                placeId, anchor.Match, anchor.ProvisionId, anchor.DecidedBy!, anchor.Reason!)), ct);
    }
}
