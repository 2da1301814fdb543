using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Drafts;

/// <summary>A version of the draft, provision by provision.</summary>
internal static class GetProvisions
{
    /// <param name="Id">The same in every version; the path is not.</param>
    /// <param name="Origin">How it came by its id.</param>
    /// <param name="Similarity">How like the provision of the version before it is, 0 to 1.</param>
    public sealed record View(
        Guid Id, string Path, ProvisionKind Kind, string? Heading, string Text, ProvisionOrigin Origin, double Similarity);

    private sealed record After(int Position);

    internal static void Map(RouteGroupBuilder versions) => versions.MapGet("/{number:int}/provisions", Handle)
        .WithName(nameof(GetProvisions)).WithSummary("Provisions of a version, in the order of the draft")
        .AllowAnonymous().Answers<Page<View>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid consultationId, int number, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        if ((await db.DraftVersionFor(consultationId, number, caller, units, ct)).Refused(out var refusal, out var version))
            return refusal;
        var found = await db.Provisions.AsNoTracking()
            .Where(one => one.DraftVersionId == version.Id && (after == null || one.Position > after.Position))
            .OrderBy(one => one.Position).Take(paging.Size + 1).ToListAsync(ct);
        var page = paging.Of(found, one => new After(one.Position));
        return TypedResults.Ok(new Page<View>(
            [.. page.Items.Select(one => new View(one.ProvisionId, one.Path, one.Kind, one.Heading, one.Text, one.Origin, one.Similarity))], page.Next));
    }
}
