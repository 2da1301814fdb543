using DanVan.Committee.Units;

namespace DanVan.Reporting.Figures;

/// <param name="Parts">
/// Units of the structure. Divided: each with its share of the figure. Not divided, which is so back in time: units that went into this
/// one, and nobody knows what of the figure is whose; the figure can only be placed where all of them stand together.
/// </param>
/// <param name="Above">The unit itself and those above it on its own day.</param>
internal sealed record Landing(IReadOnlyList<UnitShare> Parts, IReadOnlySet<Guid> Above, bool IsDivided)
{
    private const decimal Nothing = 0.000_000_001m;

    private decimal Lost => Math.Abs(1m - Parts.Sum(part => part.Share));

    /// <summary>The share that cannot be given to any group.</summary>
    /// <param name="stood">The unit stood, on its own day, within the unit asked about: what went to nobody is missing there.</param>
    public decimal Unplaced(Func<Guid, Guid?> group, bool stood)
    {
        if (Parts.Count == 0)
            return stood ? 1m : 0m;
        if (IsDivided)
            return stood && Lost >= Nothing ? Lost : 0m;
        var groups = Parts.Select(part => group(part.UnitId)).Distinct().ToList();
        return groups.Count > 1 ? 1m : 0m;
    }

    /// <summary>The share of a figure that falls to each group. A null group is left out.</summary>
    public IReadOnlyList<GroupShare> Among(Func<Guid, Guid?> group)
    {
        var groups = Parts.GroupBy(part => group(part.UnitId)).ToList();
        if (!IsDivided)
            return groups is [{ Key: { } only }] ? [new(only, 1m, false)] : [];
        var whole = Lost < Nothing;
        var shares = groups.Select(parts => (parts.Key, Share: parts.Sum(part => part.Share), Estimated: parts.Any(part => part.Estimated)))
            .OrderBy(one => one.Share).ToList();
        // Shares are rounded to the last of 17 digits; the largest takes the rest, so that nothing is lost or made.
        if (whole && shares.Count > 0)
            shares[^1] = shares[^1] with { Share = 1m - shares.Take(shares.Count - 1).Sum(one => one.Share) };
        // Whatever was moved inside a unit that stood above before and after, its own sum is exact.
        return [.. shares.Where(one => one.Key is not null).Select(one => new GroupShare(
            one.Key!.Value, one.Share, one.Estimated && !(one.Share == 1m && Above.Contains(one.Key.Value))))];
    }
}

/// <param name="Estimated">True where the share rests on weights, or on a source that does not say that all of the unit moved.</param>
internal sealed record GroupShare(Guid GroupId, decimal Share, bool Estimated);
