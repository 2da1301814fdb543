using DanVan.Committee.Contracts.V1;
using FsCheck.Xunit;

namespace DanVan.Committee.Tests.Units;

/// <summary>What holds whatever reorganisations there were.</summary>
public sealed class UnitTreeProperties
{
    [Property]
    public void A_figure_spread_over_its_successors_keeps_its_sum(int seed, byte years, int from, int to)
    {
        var (history, since, until) = Between(seed, years, from, to);
        foreach (var unit in history.Tree.At(since).Where(unit => unit.Kind == UnitKinds.Commune))
            Assert.Equal(1m, history.Tree.Successors(unit.UnitId, since, until).Sum(part => part.Share));
    }

    [Property]
    public void Two_steps_are_the_same_as_one(int seed, byte years, int from, int middle, int to)
    {
        var (history, since, until) = Between(seed, years, from, to);
        var between = Math.Clamp(history.Day(middle).DayNumber, since.DayNumber, until.DayNumber);
        var stop = DateOnly.FromDayNumber(between);
        foreach (var unit in history.Tree.At(since))
        {
            var twice = history.Tree.Successors(unit.UnitId, since, stop)
                .SelectMany(part => history.Tree.Successors(part.UnitId, stop, until).Select(next => (next.UnitId, Share: part.Share * next.Share)))
                .GroupBy(part => part.UnitId).ToDictionary(unit => unit.Key, unit => unit.Sum(part => part.Share));
            var once = history.Tree.Successors(unit.UnitId, since, until).ToDictionary(part => part.UnitId, part => part.Share);
            Assert.Equal(once.OrderBy(part => part.Key), twice.OrderBy(part => part.Key));
        }
    }

    [Property]
    public void A_predecessor_is_whoever_has_the_unit_for_a_successor(int seed, byte years, int from, int to)
    {
        var (history, since, until) = Between(seed, years, from, to);
        foreach (var unit in history.Tree.At(until).Where(unit => unit.Kind == UnitKinds.Commune))
        {
            var came = history.Tree.Predecessors(unit.UnitId, until, since).Select(part => (part.UnitId, part.Share)).ToHashSet();
            var went = history.Tree.At(since).SelectMany(old => history.Tree.Successors(old.UnitId, since, until)
                .Where(part => part.UnitId == unit.UnitId).Select(part => (old.UnitId, part.Share))).ToHashSet();
            Assert.Equal(went, came);
        }
    }

    [Property]
    public void Only_whole_transfers_make_a_certain_share(int seed, byte years, int from, int to)
    {
        var (history, since, until) = Between(seed, years, from, to);
        foreach (var unit in history.Tree.At(since))
            Assert.All(history.Tree.Successors(unit.UnitId, since, until).Where(part => part.Share < 1m), part => Assert.True(part.Estimated));
    }

    [Property]
    public void The_province_covers_every_unit_on_every_day_and_a_unit_that_has_ended_covers_none(int seed, byte years, int when)
    {
        var history = new RandomHistory(seed, years % 12);
        var day = history.Day(when);
        foreach (var unit in history.Tree.All.DistinctBy(unit => unit.UnitId))
        {
            Assert.True(history.Tree.Covers(history.Province, unit.UnitId, day));
            if (history.Tree.Find(unit.UnitId)!.ValidTo <= day)
                Assert.DoesNotContain(history.Tree.All, other => history.Tree.Covers(unit.UnitId, other.UnitId, day));
        }
    }

    [Property(MaxTest = 30)]
    public void The_rows_that_filter_say_what_the_rule_says(int seed, byte years, int when)
    {
        var history = new RandomHistory(seed, years % 12);
        var day = history.Day(when);
        var ids = history.Tree.All.Select(unit => unit.UnitId).Distinct().ToList();
        foreach (var caller in ids)
        {
            var reach = history.Tree.Reach(caller);
            Assert.All(ids, unit => Assert.Equal(
                history.Tree.Covers(caller, unit, day), reach.Any(row => row.UnitId == unit && row.From <= day && day < row.To)));
        }
    }

    private static (RandomHistory, DateOnly, DateOnly) Between(int seed, byte years, int from, int to)
    {
        var history = new RandomHistory(seed, years % 12);
        var (one, other) = (history.Day(from), history.Day(to));
        return (history, one < other ? one : other, one < other ? other : one);
    }
}
