using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Criticisms;

/// <summary>The Front replies. Only who acts for it may.</summary>
internal static class ReplyToCriticism
{
    /// <param name="Paper">The signed paper.</param>
    public sealed record Request([property: Required] Paper Paper);

    internal static void Map(RouteGroupBuilder criticisms) => criticisms.MapPost("/{id:guid}/replies", Handle)
        .WithName(nameof(ReplyToCriticism)).WithSummary("Reply to a request for criticism")
        .Needs("feedback.write").Answers<CriticismView>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid consultationId, Guid id, Request request, IfMatch ifMatch, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock,
        CancellationToken ct)
    {
        var today = clock.Today();
        if (await db.Criticisms.SingleOrDefaultAsync(one => one.Id == id && one.ConsultationId == consultationId, ct) is not { } criticism)
            return FeedbackProblems.CriticismNotFound.ToRefusal();
        var consultation = await db.Consultations.AsNoTracking().SingleAsync(one => one.Id == consultationId, ct);
        if (caller.IsOutside(units, criticism.FrontUnitId, today, out var outside))
            return outside;
        if (ifMatch.Stale(criticism, out var stale))
            return stale;
        if (request.Paper.SignedOn > today)
            return FeedbackProblems.CriticismOutOfOrder.ToRefusal();

        if (criticism.Receive(consultation, request.Paper).Refused(out var refusal, out var happened))
            return refusal;
        log.Append(criticism, happened, Readers.Public(consultation.UnitId), on: request.Paper.SignedOn);
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultationId}/criticisms", CriticismView.Of(criticism, today), criticism.Version), ct);
    }
}
