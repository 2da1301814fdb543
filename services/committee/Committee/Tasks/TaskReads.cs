using DanVan.Committee.Units;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Tasks;

/// <summary>Which tasks a question is about: those of a unit and everything below it, by the rule of rights on the day of the assignment.</summary>
internal static class TaskReads
{
    /// <summary>Tasks to be done in these units.</summary>
    internal static IQueryable<CommitteeTask> Within(this DbSet<CommitteeTask> tasks, Reachable mine)
    {
        var (ids, from, to) = mine;
        if (mine.IsForEver)
            return tasks.FromSql($"select t.* from task t where t.unit_id = any({ids})").AsNoTracking();
        return tasks.FromSql($"""
            select t.* from task t where t.unit_id = any({ids}) and exists (
                select from unnest({ids}, {from}, {to}) as mine (unit_id, since, until)
                where mine.unit_id = t.unit_id and t.assigned_on >= mine.since and t.assigned_on < mine.until)
            """).AsNoTracking();
    }

    /// <summary>Tasks of others that these units were asked to take.</summary>
    internal static IQueryable<CommitteeTask> SentTo(this DbSet<CommitteeTask> tasks, Reachable mine)
    {
        var (ids, from, to) = mine;
        if (mine.IsForEver)
            return tasks.FromSql($"select t.* from task t where t.holder_unit_id = any({ids})").AsNoTracking();
        return tasks.FromSql($"""
            select t.* from task t where t.holder_unit_id = any({ids}) and exists (
                select from unnest({ids}, {from}, {to}) as mine (unit_id, since, until)
                where mine.unit_id = t.holder_unit_id and t.assigned_on >= mine.since and t.assigned_on < mine.until)
            """).AsNoTracking();
    }

    /// <summary>Hand-overs that one of these units has sent.</summary>
    internal static IQueryable<HandOver> SentFrom(this DbSet<HandOver> handOvers, Reachable mine)
    {
        var ids = mine.Ids;
        return handOvers.AsNoTracking().Where(one => ids.Contains(one.FromUnitId));
    }
}
