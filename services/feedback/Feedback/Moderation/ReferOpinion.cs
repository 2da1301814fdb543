using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Moderation;

/// <summary>Sends such an opinion to where the law wants it.</summary>
internal static class ReferOpinion
{
    /// <param name="Office">The office that the law names for it.</param>
    public sealed record Request(
        [property: Required] ReferralKind? Kind, [property: Required, StringLength(Referral.LongestOffice, MinimumLength = 3)] string Office);

    /// <param name="Law">The act that takes the matter away from feedback.</param>
    public sealed record Response(Guid Id, Guid OpinionId, ReferralKind Kind, string Office, string Law, DateOnly ReferredOn);

    internal static void Map(RouteGroupBuilder consultation) => consultation.MapPost("/opinions/{opinionId:guid}/referrals", Handle)
        .WithName(nameof(ReferOpinion)).WithSummary("Send a complaint or a denunciation to the office that the law names")
        .Needs(ModerationModule.Moderate).Answers<Response>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid consultationId, Guid opinionId, Request request, HoldDesk desk, FeedbackDbContext db, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        var (kind, today) = (request.Kind!.Value, clock.Today());
        if ((await desk.Opinion(consultationId, opinionId, ct)).Refused(out var refusal, out var found))
            return refusal;
        var law = await db.Set<ReferralLaw>().AsNoTracking().Where(one => one.Kind == kind && one.ValidFrom <= today)
            .OrderByDescending(one => one.ValidFrom).FirstAsync(ct);
        var (referral, referred) = Referral.Of(found.Opinion, kind, request.Office, law, today);
        db.Add(referral);
        log.Append(referral, referred, Readers.Within(found.Consultation.UnitId));
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultationId}/opinions",
                new Response(referral.Id, opinionId, kind, referral.Office, referral.Law, today), referral.Version), ct,
            (Referral.OnePerOpinion, FeedbackProblems.ReferredAlready));
    }
}
