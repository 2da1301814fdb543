using DanVan.Committee.Promises;
using DanVan.Committee.Replies;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

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

    internal static IQueryable<Promise> Within(this DbSet<Promise> promises, Reachable mine)
    {
        var (ids, from, to) = mine;
        if (mine.IsForEver)
            return promises.FromSql($"select p.* from promise p where p.unit_id = any({ids})").AsNoTracking();
        return promises.FromSql($"""
            select p.* from promise p where p.unit_id = any({ids}) and exists (
                select from unnest({ids}, {from}, {to}) as mine (unit_id, since, until)
                where mine.unit_id = p.unit_id and p.made_on >= mine.since and p.made_on < mine.until)
            """).AsNoTracking();
    }

    internal static IQueryable<ReplyDuty> Within(this DbSet<ReplyDuty> duties, Reachable mine)
    {
        var (ids, from, to) = mine;
        if (mine.IsForEver)
            return duties.FromSql($"select d.* from reply_duty d where d.unit_id = any({ids})").AsNoTracking();
        return duties.FromSql($"""
            select d.* from reply_duty d where d.unit_id = any({ids}) and exists (
                select from unnest({ids}, {from}, {to}) as mine (unit_id, since, until)
                where mine.unit_id = d.unit_id and d.owed_from >= mine.since and d.owed_from < mine.until)
            """).AsNoTracking();
    }
}
