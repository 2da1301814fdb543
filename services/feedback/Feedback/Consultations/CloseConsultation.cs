using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Consultations;

/// <summary>No more opinions are taken. Refused until the legal period has passed.</summary>
internal static class CloseConsultation
{
    internal static void Map(RouteGroupBuilder consultations) => consultations.MapPost("/{id:guid}/closings", Handle)
        .WithName(nameof(CloseConsultation)).WithSummary("Close a consultation after its last day")
        .Needs("feedback.write").Answers<ConsultationView>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid id, IfMatch ifMatch, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (await db.Consultations.Include(one => one.ClockRule).SingleOrDefaultAsync(one => one.Id == id, ct) is not { } consultation)
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        if (caller.IsOutside(units, consultation.UnitId, today, out var outside))
            return consultation.IsHiddenFrom(caller, units) ? FeedbackProblems.ConsultationNotFound.ToRefusal() : outside;
        if (ifMatch.Stale(consultation, out var stale))
            return stale;

        if (consultation.Close(today).Refused(out var refusal, out var closed))
            return refusal;
        log.Append(consultation, closed, Readers.Public(consultation.UnitId));
        return await log.Save(
            Answer.Created($"/v1/consultations/{id}", ConsultationView.Of(consultation, consultation.ClockRule), consultation.Version), ct);
    }
}
