using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Moderation;

/// <summary>A person keeps an opinion back, with ground and reason.</summary>
internal static class HoldOpinion
{
    public sealed record Request(
        [property: Required] Ground? Ground, [property: Required, StringLength(Hold.LongestReason, MinimumLength = 3)] string Reason);

    internal static void Map(RouteGroupBuilder consultation) => consultation.MapPost("/opinions/{opinionId:guid}/holds", Handle)
        .WithName(nameof(HoldOpinion)).WithSummary("Keep an opinion back for abuse")
        .Needs(ModerationModule.Moderate).Answers<HoldView>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid consultationId, Guid opinionId, Request request, HoldDesk desk, FeedbackDbContext db, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        if ((await desk.Opinion(consultationId, opinionId, ct)).Refused(out var refusal, out var found))
            return refusal;
        var (hold, held) = Hold.Place(found.Opinion, request.Ground!.Value, request.Reason, null, clock.Today());
        db.Add(hold);
        log.Append(hold, held, Readers.Within(found.Consultation.UnitId));
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultationId}/holds", HoldView.Of(hold), hold.Version), ct,
            (Hold.OneOpenPerOpinion, FeedbackProblems.HeldAlready));
    }
}
