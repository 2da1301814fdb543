using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>What every change of one existing unit does around its own decision.</summary>
internal static class UnitChange
{
    internal delegate Refusal? Decide(Unit unit, Registry registry);

    /// <summary>
    /// Loads the unit, lets it decide, and stores the outcome; or, for a dry run, only says what it would affect.
    /// </summary>
    internal static async Task<IResult> Make(
        Guid id, IfMatch ifMatch, bool? dryRun, Registry registry, Affected affected, Caller caller, Decide decide, CancellationToken ct)
    {
        await registry.Open(ct);
        if (await registry.Find(id, ct) is not { } unit)
            return CommitteeProblems.UnitNotFound.ToRefusal();
        if (ifMatch.Stale(unit, out var stale))
            return stale;
        if (decide(unit, registry) is { } refusal)
            return refusal;
        if (dryRun == true)
            return await affected.By(registry, ct);
        var version = unit.Version + registry.Changes.Count(change => change.UnitId == id);
        return await registry.Save(Answer.Ok(UnitResource.Of(unit, unit.Newest, caller) with { Version = version }, version), ct);
    }

    /// <summary>Notes what the unit decided; the refusal where it refused.</summary>
    internal static Refusal? Note<T>(this Registry registry, Unit unit, Decision<T> decided)
        where T : class, IUnitEvent
    {
        if (decided.Refused(out var refusal, out var happened))
            return refusal;
        registry.Happened(unit, happened);
        return null;
    }

    /// <summary>Why the parent is none for a unit of the kind on the day; null when it may be one.</summary>
    internal static Refusal? UnfitParent(this UnitTree units, Guid? unitId, string kind, Guid? parentId, DateOnly day)
    {
        if (parentId is not { } id)
            return null;
        if (units.Find(id, day) is not { } parent)
            return Unfit("Đơn vị cấp trên không tồn tại vào ngày này.", "The parent does not exist on this day.");
        if (unitId is { } below && units.IsWithin(id, below, day))
            return Unfit("Đơn vị không thể trực thuộc chính nó.", "A unit cannot stand below itself.");
        var (own, above) = (UnitKinds.Tier(kind), UnitKinds.Tier(parent.Kind));
        return own > 0 && (above == 0 || above >= own)
            ? Unfit("Đơn vị cấp trên phải thuộc cấp cao hơn.", "The parent must be of a higher tier.")
            : null;

        Refusal Unfit(string vi, string en) => CommitteeProblems.ParentUnfit.With(vi, en, ("parentId", id), ("day", day));
    }

    /// <summary>The refusal that lists who still stands below a unit that is to end.</summary>
    internal static Refusal? StillAbove(this UnitTree units, Guid unitId, DateOnly day)
    {
        var below = units.Children(unitId, day);
        return below.Count == 0 ? null : CommitteeProblems.HasChildren.With(
            $"Còn {below.Count} đơn vị trực thuộc; hãy chuyển chúng trước.", $"{below.Count} units still stand below; move them first.",
            ("unitId", unitId), ("children", below.Take(20).Select(UnitBrief.Of)));
    }
}
