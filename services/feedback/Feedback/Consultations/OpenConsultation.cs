using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Calendar;
using DanVan.Committee.Units;
using DanVan.Feedback.Clock;
using DanVan.Feedback.Rounds;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Consultations;

/// <summary>The draft is posted: the consultation becomes public, opinions are taken, the legal clock runs.</summary>
internal static class OpenConsultation
{
    /// <param name="OpensOn">The day of posting, today unless given; not after today.</param>
    /// <param name="Days">A longer period than the rule's; needed for documents that no rule binds.</param>
    /// <param name="Posting">Where the draft is posted; needed for a day that has passed.</param>
    /// <param name="Exemption">The signed paper that excuses the round that should have come before.</param>
    public sealed record Request(
        [property: PlausibleDate] DateOnly? OpensOn = null,
        [property: Range(1, Consultation.LongestPeriod)] int? Days = null,
        [property: StringLength(Consultation.LongestPosting)] string? Posting = null,
        Exemption? Exemption = null);

    internal static void Map(RouteGroupBuilder consultations) => consultations.MapPost("/{id:guid}/openings", Handle)
        .WithName(nameof(OpenConsultation)).WithSummary("Open a consultation for the days that law sets, or longer")
        .Needs("feedback.write").Answers<ConsultationView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock,
        CancellationToken ct)
    {
        var today = clock.Today();
        var day = request.OpensOn ?? today;
        if (await db.Consultations.FindAsync([id], ct) is not { } consultation)
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        if (caller.IsOutside(units, consultation.UnitId, day, out var outside))
            return consultation.IsHiddenFrom(caller, units) ? FeedbackProblems.ConsultationNotFound.ToRefusal() : outside;
        if (ifMatch.Stale(consultation, out var stale))
            return stale;

        var earlier = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultation.FollowsId, ct);
        var promulgation = await db.Promulgations.AsNoTracking().SingleOrDefaultAsync(one => one.DossierId == consultation.DossierId, ct);
        var roundRule = await db.RoundRules.InForce(consultation.Round, consultation.DocumentType, day, ct);
        if (consultation.Await(roundRule, earlier, promulgation, request.Exemption, day) is { } awaited)
            return awaited;

        var rule = await db.ClockRules.InForce(ClockPurpose.Posting, consultation.DocumentType, consultation.IssuingLevel, day, ct, consultation.Round);
        var shown = await db.DraftVersions.Where(one => one.DossierId == consultation.DossierId)
            .OrderByDescending(one => one.Number).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(ct);
        if (consultation.Open(day, today, rule, request.Days, request.Posting, await db.WorkingCalendar(ct), shown).Refused(out var refusal, out var opened))
            return refusal;
        log.Append(consultation, opened, Readers.Public(consultation.UnitId), on: day);
        return await log.Save(Answer.Created($"/v1/consultations/{id}", ConsultationView.Of(consultation, rule), consultation.Version), ct);
    }
}
