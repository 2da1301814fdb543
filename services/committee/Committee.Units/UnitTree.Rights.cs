namespace DanVan.Committee.Units;

public sealed partial class UnitTree
{
    /// <summary>
    /// May a caller who acts for <paramref name="callerId"/> act on <paramref name="unitId"/> for the day concerned? Yes, when the unit
    /// stands in the caller's subtree on that day. Where one of the two did not exist on that day:
    /// <list type="bullet">
    /// <item>the <b>caller's unit has ended</b>: no. Rights end with the unit; its successors have callers of their own, and a caller
    /// of one merged commune must not act for the whole new one. For days on which the unit existed its rights remain.</item>
    /// <item>the <b>caller's unit had not begun</b>: it keeps the past of what passed into it. Yes, when every part of the unit stands
    /// in the caller's subtree on the caller's first day (late figures of a merged commune come from its successor).</item>
    /// <item>the <b>unit has ended</b>: yes, when every successor on the day stands in the caller's subtree.</item>
    /// <item>the <b>unit had not begun</b>: its first day is the day concerned.</item>
    /// </list>
    /// An unknown unit is never covered.
    /// </summary>
    public bool Covers(Guid callerId, Guid unitId, DateOnly day)
    {
        if (Versions(callerId) is not [var callerBegan, ..] || Versions(unitId) is not [var unitBegan, ..])
            return false;
        var concerned = Max(day, Max(callerBegan.ValidFrom, unitBegan.ValidFrom));
        if (Find(callerId, concerned) is null)
            return false;
        if (Find(unitId, concerned) is not null)
            return IsWithin(unitId, callerId, concerned);
        // Its last stretch before that day: no version of a unit that began and does not exist is open.
        var last = Versions(unitId).Last(version => version.ValidFrom <= concerned).ValidTo!.Value.AddDays(-1);
        var parts = Successors(unitId, last, concerned);
        return parts.Count > 0
            ? parts.All(part => IsWithin(part.UnitId, callerId, concerned))
            // Nothing followed the unit: whoever stood above its last place keeps its papers.
            : Ancestors(unitId, last).Any(above => above.UnitId == callerId);
    }
}
