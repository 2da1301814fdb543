using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DanVan.Committee.Units;

/// <summary>How long the registry forgives.</summary>
public sealed class UndoOptions
{
    /// <summary>How long after it was entered a change of units can be undone.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(7);
}

/// <summary>
/// Takes back a unit's last change, together with all that was entered in the same act: a whole merger, a whole imported structure. For what
/// was entered by mistake; what the law itself takes back is a new change, with its own document. The log keeps both.
/// </summary>
internal static class UndoUnitChange
{
    public sealed record Request([property: Required, StringLength(1000, MinimumLength = 10)] string Reason);

    /// <param name="Document">The document of the change that was taken back.</param>
    /// <param name="Units">Every unit that is again what it was.</param>
    public sealed record Response(DateOnly EffectiveOn, LegalDocument Document, IReadOnlyList<UndoneUnit> Units);

    /// <param name="Unit">As it stands now; null where it had begun with the change.</param>
    public sealed record UndoneUnit(Guid UnitId, long Version, UnitBrief? Unit);

    internal static void Map(RouteGroupBuilder units) => units.MapPost("/{unitId:guid}/undos", Handle)
        .WithName(nameof(UndoUnitChange)).WithSummary("Undo the last change of a unit, and all that was entered with it")
        .Needs(UnitsModule.KeepRegistry).Answers<Response>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid unitId, Request request, IfMatch ifMatch, [Description(UnitsModule.DryRun)] bool? dryRun, Registry registry, Affected affected,
        CommitteeDbContext db, IOptions<UndoOptions> options, TimeProvider clock, CancellationToken ct)
    {
        await registry.Open(ct);
        if (await registry.Find(unitId, ct) is not { } asked)
            return CommitteeProblems.UnitNotFound.ToRefusal();
        if (ifMatch.Stale(asked, out var stale))
            return stale;
        if (await RegistryAct.Last(db, unitId, ct) is not { } act)
            return CommitteeProblems.NothingToUndo.ToRefusal();
        if (act.RecordedAt + options.Value.Window is var until && until < clock.GetUtcNow())
            return CommitteeProblems.UndoTooLate.With($"Chỉ có thể hoàn tác đến {until:O}.", $"It could be undone until {until:O}.", ("until", until));

        var ids = act.Units.Select(one => one.UnitId).ToArray();
        var units = await db.Units.Where(unit => ids.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, ct);
        if (await RestsOn(act, units, registry.Units, db, ct) is { Count: > 0 } resting)
            return CommitteeProblems.BuiltUpon.With(
                $"{resting.Count} đơn vị đã có thay đổi hoặc dữ liệu sau đó.", $"{resting.Count} units have changed or are in use since.", ("unitIds", resting.Take(20)));

        foreach (var one in act.Units)
            registry.Happened(units[one.UnitId], units[one.UnitId].Undo(one.Before, one.Withdrawn, act.EffectiveOn, act.Document, request.Reason));
        if (dryRun == true)
            return await affected.By(registry, ct);
        return await registry.Save(Answer.Ok(new Response(act.EffectiveOn, act.Document, [.. act.Units.Select(one => new UndoneUnit(
            one.UnitId, units[one.UnitId].Version + 1, one.Before is [.., var newest] ? UnitBrief.Of(newest) : null))])), ct);
    }

    /// <summary>Units that changed again since, would vanish while something stands on them, or would come back below what has ended.</summary>
    private static async Task<List<Guid>> RestsOn(
        RegistryAct act, Dictionary<Guid, Unit> units, UnitTree tree, CommitteeDbContext db, CancellationToken ct)
    {
        var vanishing = act.Units.Where(one => one.Before.Count == 0).Select(one => one.UnitId).ToArray();
        var parents = tree.All.Where(version => !units.ContainsKey(version.UnitId)).Select(version => version.ParentId).ToHashSet();
        return
        [
            .. act.Units.Where(one => units[one.UnitId].Version != one.LastVersion).Select(one => one.UnitId),
            .. vanishing.Where(id => parents.Contains(id)),
            .. act.Units.Where(one => one.Before is [.., { ValidTo: null, ParentId: { } parent }] && !units.ContainsKey(parent)
                && tree.Find(parent)?.ValidTo is not null).Select(one => one.UnitId),
            .. await db.Committees.Where(committee => vanishing.Contains(committee.UnitId)).Select(committee => committee.UnitId)
                .Union(db.Plans.Where(plan => vanishing.Contains(plan.UnitId)).Select(plan => plan.UnitId))
                .Union(db.ChangeRequests.Where(change => vanishing.Contains(change.UnitId)).Select(change => change.UnitId)).ToListAsync(ct),
            .. await db.Seats.Where(seat => seat.OverseenUnitIds.Any(id => vanishing.Contains(id)))
                .SelectMany(seat => seat.OverseenUnitIds).Where(id => vanishing.Contains(id)).Distinct().ToListAsync(ct),
        ];
    }
}
