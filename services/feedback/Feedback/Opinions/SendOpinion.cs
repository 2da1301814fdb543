using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Scans;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Opinions;

/// <summary>
/// Somebody says something about a draft, through a portal, an officer or an app, and gets a signed receipt at once.
/// </summary>
internal static class SendOpinion
{
    /// <param name="Text">The words, kept as they are.</param>
    /// <param name="Channel">How they came.</param>
    /// <param name="Provision">The place in the draft, from the outside in: <c>dieu-7/khoan-2/diem-a</c>; the whole draft unless given.</param>
    /// <param name="UnitId">The unit in which the opinion was given; the caller's own unless given, and inside its subtree.</param>
    /// <param name="Person">Who said it. Sealed apart from the words; leave out for an anonymous opinion.</param>
    /// <param name="Quote">The words of the provision that it speaks of; they are found again in later versions.</param>
    /// <param name="Group">To whom the person counts themselves; nobody must say.</param>
    /// <param name="Language">The language of the words, as BCP 47 names it (<c>hmn</c>, <c>kjg</c>); Vietnamese unless given.</param>
    public sealed record Request(
        [property: Required, StringLength(Opinion.LongestText, MinimumLength = 1)] string Text,
        [property: Required] Channel? Channel,
        [property: StringLength(Opinion.LongestProvision), RegularExpression(Opinion.ProvisionPattern)] string? Provision = null,
        Guid? UnitId = null,
        Person? Person = null,
        [property: StringLength(Opinion.LongestQuote, MinimumLength = 1)] string? Quote = null,
        RespondentGroup? Group = null,
        [property: StringLength(Scan.LongestLanguage), RegularExpression(Scan.LanguagePattern)] string? Language = null);

    /// <param name="Receipt">Shows where the opinion stands at <c>/v1/receipts/{code}</c>, for whoever holds it.</param>
    /// <param name="IdentitySealed">True when a person was named and sealed.</param>
    public sealed record Response(Guid Id, string Receipt, DateTimeOffset ReceivedAt, bool IdentitySealed);

    internal static void Map(RouteGroupBuilder opinions) => opinions.MapPost("/", Handle)
        .WithName(nameof(SendOpinion)).WithSummary("Send an opinion and get a receipt")
        .Needs("feedback.write").Answers<Response>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid consultationId, Request request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, Reception reception, CancellationToken ct)
    {
        var consultation = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct);
        if (consultation is null || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        var signer = await reception.Prepare(ct);
        var draft = await reception.Draft(consultation, [request.Provision], ct);
        if (reception.Receive(consultation, draft, request, signer).Refused(out var refusal, out var received))
            return refusal;
        return await log.Save(
            Answer.Created($"/v1/receipts/{received.Receipt}", received), ct, (Opinion.OnlyWhileOpen, FeedbackProblems.NotOpen));
    }
}
