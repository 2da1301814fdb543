using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Coverage;

/// <summary>The unit that asks names the units whose people it wants to hear. Naming one again changes nothing.</summary>
internal static class AskUnits
{
    /// <param name="UnitIds">1 to 500 units below the one that asks.</param>
    public sealed record Request([property: Required, MinLength(1), MaxLength(500)] IReadOnlyList<Guid> UnitIds);

    /// <param name="Asked">How many are asked by now.</param>
    public sealed record Response(int Asked);

    internal static void Map(RouteGroupBuilder consultation) => consultation.MapPost("/invitations", Handle)
        .WithName(nameof(AskUnits)).WithSummary("Name the units whose people are asked")
        .Needs("feedback.write").Answers<Response>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid consultationId, Request request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct) is not { } consultation
            || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        if (caller.IsOutside(units, consultation.UnitId, today, out var outside))
            return outside;
        if (request.UnitIds.Any(unit => !units.IsWithin(unit, consultation.UnitId, today)))
            return FeedbackProblems.UnitNotFound.ToRefusal();
        var already = await db.Invitations.Where(one => one.ConsultationId == consultationId).Select(one => one.UnitId).ToListAsync(ct);
        foreach (var unit in request.UnitIds.Except(already))
        {
            var (invitation, asked) = Invitation.Ask(consultation, unit, today);
            db.Add(invitation);
            log.Append(invitation, asked, Readers.Within(consultation.UnitId));
        }
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultationId}/coverage", new Response(already.Union(request.UnitIds).Count())), ct,
            (Invitation.OnePerUnit, CommonProblems.Conflict));
    }
}
