using DanVan.Committee.Units;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Tasks;

/// <summary>Which tasks a question is about: those of a unit and everything below it, by the rule of rights on the day of the assignment.</summary>
internal static class TaskReads
{
    /// <summary>Tasks to be done in these units.</summary>
    internal static IQueryable<CommitteeTask> Of(this DbSet<CommitteeTask> tasks, Reachable mine) => tasks.Within(mine, nameof(CommitteeTask.AssignedOn));

    /// <summary>Tasks of others that these units were asked to take.</summary>
    internal static IQueryable<CommitteeTask> SentTo(this DbSet<CommitteeTask> tasks, Reachable mine) =>
        tasks.Within(mine, nameof(CommitteeTask.AssignedOn), nameof(CommitteeTask.HolderUnitId));

    /// <summary>Hand-overs that one of these units has sent.</summary>
    internal static IQueryable<HandOver> SentFrom(this DbSet<HandOver> handOvers, Reachable mine)
    {
        var ids = mine.Ids;
        return handOvers.AsNoTracking().Where(one => ids.Contains(one.FromUnitId));
    }
}
