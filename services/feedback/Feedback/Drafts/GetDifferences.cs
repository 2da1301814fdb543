using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Drafts;

/// <summary>What changed from one version to another, provision by provision.</summary>
internal static class GetDifferences
{
    /// <param name="From">The earlier version; the one before unless given.</param>
    public sealed record Query([property: Range(1, int.MaxValue)] int? From);

    /// <param name="ProvisionId">The same in both versions.</param>
    /// <param name="Before">Its place in the earlier version; absent for a new one.</param>
    /// <param name="After">Its place in this version; absent for one that is gone.</param>
    /// <param name="Words">Word by word; absent where nothing was reworded.</param>
    public sealed record View(
        Guid ProvisionId, ProvisionKind Kind, bool Renumbered, bool Reworded, PlaceView? Before, PlaceView? After, IReadOnlyList<WordChange>? Words);

    public sealed record PlaceView(string Path, string Text);

    private sealed record At(int Index);

    internal static void Map(RouteGroupBuilder versions) => versions.MapGet("/{number:int}/differences", Handle)
        .WithName(nameof(GetDifferences)).WithSummary("Provisions that are new, gone, renumbered or reworded since an earlier version")
        .AllowAnonymous().Answers<Page<View>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid consultationId, int number, [AsParameters] Query query, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller,
        CancellationToken ct)
    {
        if (paging.Malformed<At>(out var at, out var why))
            return why;
        if ((await db.DraftVersionFor(consultationId, number, caller, units, ct)).Refused(out var refusal, out var now))
            return refusal;
        if ((await db.DraftVersionFor(consultationId, query.From ?? number - 1, caller, units, ct)).Refused(out refusal, out var before))
            return refusal;
        var changed = Changes(await Provisions(before.Id), await Provisions(now.Id)).Skip(at?.Index ?? 0).Take(paging.Size + 1).ToList();
        var start = at?.Index ?? 0;
        var page = paging.Of([.. changed.Index()], one => new At(start + one.Index + 1));
        return TypedResults.Ok(new Page<View>([.. page.Items.Select(one => Of(one.Item.Before, one.Item.After))], page.Next));

        Task<List<Provision>> Provisions(Guid version) =>
            db.Provisions.AsNoTracking().Where(one => one.DraftVersionId == version).OrderBy(one => one.Position).ToListAsync(ct);
    }

    // In the order of the new version; what is gone comes behind.
    private static IEnumerable<(Provision? Before, Provision? After)> Changes(List<Provision> before, List<Provision> now)
    {
        var (old, kept) = (before.ToDictionary(one => one.ProvisionId), now.Select(one => one.ProvisionId).ToHashSet());
        return now.Select(one => (Before: old.GetValueOrDefault(one.ProvisionId), After: (Provision?)one))
            .Concat(before.Where(one => !kept.Contains(one.ProvisionId)).Select(one => (Before: (Provision?)one, After: (Provision?)null)))
            .Where(one => one.Before?.Path != one.After?.Path || one.Before?.Whole != one.After?.Whole);
    }

    internal static View Of(Provision? before, Provision? after)
    {
        var reworded = before is not null && after is not null && before.Whole != after.Whole;
        return new((after ?? before)!.ProvisionId, (after ?? before)!.Kind, before is not null && after is not null && before.Path != after.Path, reworded,
            before is null ? null : new(before.Path, before.Whole), after is null ? null : new(after.Path, after.Whole),
            reworded ? WordDifference.Between(before!.Whole, after!.Whole) : null);
    }
}
