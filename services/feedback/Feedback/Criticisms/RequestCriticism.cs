using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Calendar;
using DanVan.Committee.Units;
using DanVan.Feedback.Clock;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Criticisms;

/// <summary>The unit asks the Front for criticism of the draft.</summary>
internal static class RequestCriticism
{
    /// <param name="FrontUnitId">The committee of the Front that is asked.</param>
    /// <param name="Paper">The request.</param>
    /// <param name="Days">Days for the reply where no rule of law sets them, or more than it sets.</param>
    public sealed record Request(
        Guid FrontUnitId,
        [property: Required] Paper Paper,
        [property: Range(1, Consultation.LongestPeriod)] int? Days = null);

    internal static void Map(RouteGroupBuilder criticisms) => criticisms.MapPost("/", Handle)
        .WithName(nameof(RequestCriticism)).WithSummary("Ask the Fatherland Front for criticism of the draft")
        .Needs("feedback.write").Answers<CriticismView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid consultationId, Request request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var (today, signedOn) = (clock.Today(), request.Paper.SignedOn);
        if (await db.Consultations.FindAsync([consultationId], ct) is not { } consultation || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        if (caller.IsOutside(units, consultation.UnitId, today, out var outside))
            return outside;
        if (units.Find(request.FrontUnitId, signedOn) is null)
            return FeedbackProblems.UnitNotFound.ToRefusal();
        if (signedOn > today)
            return FeedbackProblems.CriticismOutOfOrder.ToRefusal();

        var rule = await db.ClockRules.InForce(ClockPurpose.WrittenReply, consultation.DocumentType, consultation.IssuingLevel, signedOn, ct, consultation.Round);
        if ((request.Days ?? rule?.Days) is not { } days)
            return FeedbackProblems.PeriodMissing.ToRefusal();
        if (days < rule?.Days)
            return FeedbackProblems.PeriodTooShort.ToRefusal();
        var dueOn = ClockRule.LastDay(signedOn, days, rule?.Counting ?? DayCounting.Calendar, await db.WorkingCalendar(ct));
        if (Criticism.Ask(consultation, request.FrontUnitId, request.Paper, dueOn, out var criticism).Refused(out var refusal, out var requested))
            return refusal;
        db.Add(criticism);
        log.Append(criticism, requested, Readers.Public(consultation.UnitId), on: signedOn);
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultationId}/criticisms", CriticismView.Of(criticism, today), criticism.Version), ct);
    }
}
