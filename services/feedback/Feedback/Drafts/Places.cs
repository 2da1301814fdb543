using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Drafts;

/// <summary>All places that opinions of a dossier speak of, where they stood last.</summary>
internal static class Places
{
    internal static async Task<List<Place>> LastKnown(FeedbackDbContext db, DraftVersion last, CancellationToken ct)
    {
        var places = await db.Opinions.AsNoTracking()
            .Where(opinion => opinion.PlaceId != null && db.Consultations.Any(one => one.Id == opinion.ConsultationId && one.DossierId == last.DossierId))
            .Select(opinion => new { Id = opinion.PlaceId!.Value, VersionId = opinion.DraftVersionId!.Value, ProvisionId = opinion.ProvisionId!.Value, opinion.Quote })
            .Distinct().ToListAsync(ct);
        var anchors = await db.Anchors.AsNoTracking().Where(one => one.DraftVersionId == last.Id).ToDictionaryAsync(one => one.PlaceId, ct);
        // What was gone is sought again as it was first written: text returns. Of the same words in other capitals one stands for all.
        return [.. places.DistinctBy(one => one.Id).Select(one => anchors.GetValueOrDefault(one.Id) is { ProvisionId: { } provision } anchor
            ? new Place(one.Id, last.Id, provision, anchor.Quote ?? (anchor.DecidedBy is null ? one.Quote : null))
            : new Place(one.Id, one.VersionId, one.ProvisionId, one.Quote))];
    }
}
