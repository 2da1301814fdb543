using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Deadlines;

/// <summary>What a question about a subtree is about: that of a unit and everything below it, by the rule of rights on the day concerned.</summary>
internal static class Reads
{
    internal const string Under = "The unit whose subtree is asked about; the caller's own unless given.";

    internal const string Explain = "List every day of the period and why it counts.";

    /// <summary>When which unit belongs to the one asked about; a refusal where the caller's unit does not cover that.</summary>
    internal static Decision<Reachable> Reach(this UnitTree units, Caller caller, Guid? under, DateOnly today)
    {
        if (under is not { } asked)
            return Reachable.Of(units, caller);
        return caller.IsOutside(units, asked, today, out var outside) ? outside : Reachable.Below(units, asked);
    }
}
