using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Drafts;

/// <summary>The versions of a draft, oldest first.</summary>
internal static class GetDraftVersions
{
    private sealed record After(int Number);

    internal static void Map(RouteGroupBuilder versions) => versions.MapGet("/", Handle)
        .WithName(nameof(GetDraftVersions)).WithSummary("Versions of the draft, oldest first")
        .AllowAnonymous().Answers<Page<DraftVersionView>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid consultationId, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var consultation = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct);
        if (consultation is null || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        var found = await db.DraftVersions.Of(consultation, caller, units, db).Where(one => after == null || one.Number > after.Number)
            .OrderBy(one => one.Number).Take(paging.Size + 1)
            .Select(one => new DraftVersionView(one.Id, one.Number, one.PublishedOn, one.Sha256, one.Provisions.Count, null)).ToListAsync(ct);
        return TypedResults.Ok(paging.Of(found, one => new After(one.Number)));
    }
}
