using DanVan.Committee.Contracts.V1;

namespace DanVan.Committee.Units;

/// <summary>
/// All units and transfers of the registry at one moment, in memory and unchangeable: safe to share between requests, quick to ask.
/// Dates are days in Asia/Ho_Chi_Minh. A question about an unknown unit, or a day on which it did not exist, gets null or an empty list.
/// </summary>
public sealed partial class UnitTree
{
    public static readonly UnitTree Empty = new([], []);

    private readonly Dictionary<Guid, UnitVersion[]> byId;
    private readonly Dictionary<string, UnitVersion[]> byCode;
    private readonly ILookup<Guid, UnitVersion> byParent;
    private readonly ILookup<Guid, UnitTransfer> given;
    private readonly ILookup<Guid, UnitTransfer> received;

    public UnitTree(IEnumerable<UnitVersion> versions, IEnumerable<UnitTransfer> transfers, long revision = 0)
    {
        Revision = revision;
        changes = new(Changes);
        var all = versions.OrderBy(version => version.ValidFrom).ToArray();
        byId = all.GroupBy(version => version.UnitId).ToDictionary(unit => unit.Key, unit => unit.ToArray());
        byCode = all.Where(version => version.Code is not null)
            .GroupBy(version => version.Code!).ToDictionary(code => code.Key, code => code.ToArray(), StringComparer.Ordinal);
        byParent = all.Where(version => version.ParentId is not null).ToLookup(version => version.ParentId!.Value);
        Transfers = [.. transfers.OrderBy(transfer => transfer.Date)];
        given = Transfers.ToLookup(transfer => transfer.FromUnitId);
        received = Transfers.ToLookup(transfer => transfer.ToUnitId);
    }

    /// <summary>The state of the unit tables that this tree shows: raised by every change.</summary>
    public long Revision { get; }

    /// <summary>Every version of every unit.</summary>
    public IEnumerable<UnitVersion> All => byId.Values.SelectMany(unit => unit);

    /// <summary>Every transfer, oldest first.</summary>
    public IReadOnlyList<UnitTransfer> Transfers { get; }

    /// <summary>The number of units ever known.</summary>
    public int Count => byId.Count;

    /// <summary>The unit's newest version, whether or not it still holds.</summary>
    public UnitVersion? Find(Guid unitId) => byId.TryGetValue(unitId, out var unit) ? unit[^1] : null;

    /// <summary>The unit as it stood on the day.</summary>
    public UnitVersion? Find(Guid unitId, DateOnly day) => On(Versions(unitId), day);

    /// <summary>All versions of the unit, oldest first.</summary>
    public IReadOnlyList<UnitVersion> Versions(Guid unitId) => byId.GetValueOrDefault(unitId, []);

    /// <summary>All units in force on the day.</summary>
    public IEnumerable<UnitVersion> At(DateOnly day) => All.Where(version => version.HoldsOn(day));

    /// <summary>The unit that carried the official code on the day. Codes are reused: a code without a day means nothing.</summary>
    public UnitVersion? ByCode(string code, DateOnly day) => On(byCode.GetValueOrDefault(code, []), day);

    /// <summary>
    /// The id that a token or a request names: a unit's uuid, an official code at a day (<c>412@2018-03-26</c>), or a bare code that
    /// only one unit has ever carried (<c>40</c>). Null when the text is none of these.
    /// </summary>
    public Guid? Resolve(string? reference)
    {
        if (Guid.TryParse(reference, out var id))
            return byId.ContainsKey(id) ? id : null;
        return reference?.Split('@') switch
        {
            [var code] => byCode.GetValueOrDefault(code, []).Select(version => version.UnitId).Distinct().ToList() is [var only] ? only : null,
            [var code, var day] => DateOnly.TryParseExact(day, "yyyy-MM-dd", out var date) ? ByCode(code, date)?.UnitId : null,
            _ => null,
        };
    }

    /// <summary>The units above, nearest first, as they stood on the day.</summary>
    public IReadOnlyList<UnitVersion> Ancestors(Guid unitId, DateOnly day)
    {
        var above = new List<UnitVersion>();
        // The registry refuses a unit below itself; the bound keeps a damaged replica from hanging its service.
        for (var at = Parent(Find(unitId, day), day); at is not null && above.Count < 16; at = Parent(at, day))
            above.Add(at);
        return above;
    }

    /// <summary>The units directly below on the day, by code.</summary>
    public IReadOnlyList<UnitVersion> Children(Guid unitId, DateOnly day) =>
        [.. byParent[unitId].Where(version => version.HoldsOn(day)).OrderBy(version => version.Code, StringComparer.Ordinal)];

    /// <summary>The unit and everything below it on the day, the unit first; empty when it did not exist on the day.</summary>
    public IReadOnlyList<UnitVersion> Subtree(Guid unitId, DateOnly day)
    {
        if (Find(unitId, day) is not { } top)
            return [];
        var found = new List<UnitVersion> { top };
        for (var next = 0; next < found.Count; next++)
            found.AddRange(Children(found[next].UnitId, day));
        return found;
    }

    /// <summary>True when the unit is the other one or stands below it on the day.</summary>
    public bool IsWithin(Guid unitId, Guid aboveId, DateOnly day) =>
        Find(unitId, day) is not null && (unitId == aboveId || Ancestors(unitId, day).Any(above => above.UnitId == aboveId));

    private UnitVersion? Parent(UnitVersion? unit, DateOnly day) => unit?.ParentId is { } parent ? Find(parent, day) : null;

    private static UnitVersion? On(IReadOnlyList<UnitVersion> versions, DateOnly day)
    {
        for (var i = versions.Count - 1; i >= 0; i--)
        {
            if (versions[i].HoldsOn(day))
                return versions[i];
        }
        return null;
    }
}
