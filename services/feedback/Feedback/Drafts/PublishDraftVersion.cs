using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Drafts;

/// <summary>A wording of the draft is laid down. Its provisions keep their ids, and every place that opinions speak of is found in it again.</summary>
internal static class PublishDraftVersion
{
    /// <param name="Text">The whole draft in its usual layout, a paragraph a line: <c>Chương I</c>, <c>Điều 7. …</c>, <c>2. …</c>, <c>a) …</c>.</param>
    /// <param name="SameAs">Which provision was which, where numbers and words alone would mislead.</param>
    public sealed record Request(
        [property: Required, StringLength(DraftText.Longest, MinimumLength = 1)] string Text,
        [property: MaxLength(DraftText.MostProvisions)] IReadOnlyList<Renumbered>? SameAs = null);

    /// <param name="Provision">Its place in this version.</param>
    /// <param name="Was">Its place in the version before.</param>
    public sealed record Renumbered(
        [property: Required, StringLength(Opinions.Opinion.LongestProvision)] string Provision,
        [property: Required, StringLength(Opinions.Opinion.LongestProvision)] string Was);

    internal static void Map(RouteGroupBuilder versions) => versions.MapPost("/", Handle)
        .WithName(nameof(PublishDraftVersion)).WithSummary("Lay down the next version of the draft and find the opinions' places in it")
        .Needs("feedback.write").Answers<DraftVersionView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid consultationId, Request request, IfMatch ifMatch, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.Consultations.FindAsync([consultationId], ct) is not { } consultation)
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        if (caller.IsOutside(units, consultation.UnitId, clock.Today(), out var outside))
            return consultation.IsHiddenFrom(caller, units) ? FeedbackProblems.ConsultationNotFound.ToRefusal() : outside;
        if (ifMatch.Stale(consultation, out var stale))
            return stale;

        var before = await db.DraftVersions.AsNoTracking().Include(one => one.Provisions)
            .Where(one => one.DossierId == consultation.DossierId).OrderByDescending(one => one.Number).FirstOrDefaultAsync(ct);
        var declared = (request.SameAs ?? []).GroupBy(one => one.Provision).ToDictionary(one => one.Key, one => one.First().Was);
        if (DraftVersion.Publish(consultation, before, request.Text, declared, clock.Today()).Refused(out var refusal, out var version))
            return refusal;
        var anchors = before is null ? [] : Anchors(version, await Places.LastKnown(db, before, ct));
        db.Add(version);
        db.AddRange(anchors);
        log.Append(consultation, version.Published(consultation, anchors),
            consultation.IsPublic ? Readers.Public(consultation.UnitId) : Readers.Within(consultation.UnitId));
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultationId}/draft-versions/{version.Number}", DraftVersionView.Of(version, version.Provisions.Count, anchors)), ct,
            (DraftVersion.OneOfEachNumber, CommonProblems.Conflict));
    }

    private static List<Anchor> Anchors(DraftVersion version, List<Place> places)
    {
        var anchoring = new Anchoring(version);
        return [.. places.Select(place => anchoring.Find(place.Id, place.ProvisionId, place.Quote))];
    }
}
