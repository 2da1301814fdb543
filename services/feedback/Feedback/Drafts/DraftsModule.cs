using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Drafts;

internal static class DraftsModule
{
    internal static void MapDrafts(this RouteGroupBuilder v1)
    {
        var versions = v1.MapGroup("/consultations/{consultationId:guid}/draft-versions").WithTags("drafts");
        PublishDraftVersion.Map(versions);
        GetDraftVersions.Map(versions);
        GetProvisions.Map(versions);
        GetDifferences.Map(versions);
        GetAnchors.Map(versions);
        DecideAnchor.Map(versions);
    }

    /// <summary>One version of the draft that a consultation is about, for whoever may see the consultation.</summary>
    internal static async Task<Decision<DraftVersion>> DraftVersionFor(
        this FeedbackDbContext db, Guid consultationId, int number, Caller caller, UnitTree units, CancellationToken ct)
    {
        var consultation = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct);
        if (consultation is null || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound;
        var version = await db.DraftVersions.Of(consultation, caller, units, db).SingleOrDefaultAsync(one => one.Number == number, ct);
        return version is null ? FeedbackProblems.DraftVersionNotFound : version;
    }

    /// <summary>The versions that the caller may see: what a round in preparation lays down is in preparation too.</summary>
    internal static IQueryable<DraftVersion> Of(
        this DbSet<DraftVersion> versions, Consultation consultation, Caller caller, UnitTree units, FeedbackDbContext db)
    {
        var all = versions.AsNoTracking().Where(one => one.DossierId == consultation.DossierId);
        return consultation.IsWithinReachOf(caller, units)
            ? all
            : all.Where(one => db.Consultations.Any(round => round.Id == one.ConsultationId && round.State != ConsultationState.Draft));
    }
}
