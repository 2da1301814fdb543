using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Criticisms;

/// <summary>Criticism of the draft and the answers to it: as public as the draft.</summary>
internal static class GetCriticisms
{
    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder criticisms) => criticisms.MapGet("/", Handle)
        .WithName(nameof(GetCriticisms)).WithSummary("Requests for criticism with reply and answer, oldest first")
        .AllowAnonymous().Answers<Page<CriticismView>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid consultationId, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var consultation = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct);
        if (consultation is null || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        var found = await db.Criticisms.AsNoTracking().Where(one => one.ConsultationId == consultationId && (after == null || one.Id > after.Id))
            .OrderBy(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(one => CriticismView.Of(one, clock.Today()))], one => new After(one.Id)));
    }
}
