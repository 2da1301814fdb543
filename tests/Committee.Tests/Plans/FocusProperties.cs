using DanVan.Committee.FocusContents;
using FsCheck.Xunit;

namespace DanVan.Committee.Tests.Plans;

public sealed class FocusProperties
{
    private static readonly DateOnly Chosen = new(2018, 3, 26), Today = new(2018, 12, 31);

    public enum Attempt
    {
        Close,
        Swap,
        CloseBefore,
        CloseInFuture,
    }

    [Property(MaxTest = 300)]
    public void Of_the_contents_of_a_year_one_is_open_at_most_and_each_that_was_swapped_names_the_next((Attempt Attempt, byte Days)[] attempts)
    {
        var (unit, on) = (Guid.CreateVersion7(), Chosen);
        var all = new List<FocusContent> { Choose(unit, on) };
        foreach (var (attempt, days) in attempts)
        {
            var (last, open) = (all[^1], all[^1].EndedOn is null);
            on = on.AddDays(days % 3) is var later && later <= Today ? later : on;
            switch (attempt)
            {
                case Attempt.Close:
                    Assert.Equal(open, !last.Close("Đã đạt", on, Today).Refused(out _, out _));
                    break;
                case Attempt.Swap:
                    var next = Choose(unit, on);
                    if (last.Swap(next, "Thiên tai", on, Today).Refused(out _, out _))
                        Assert.False(open);
                    else
                        all.Add(next);
                    break;
                case Attempt.CloseBefore:
                    Assert.True(last.Close("Đã đạt", last.ChosenOn.AddDays(-1), Today).Refused(out _, out _));
                    break;
                default:
                    Assert.True(last.Close("Đã đạt", Today.AddDays(1), Today).Refused(out _, out _));
                    break;
            }
            Assert.InRange(all.Count(one => one.EndedOn is null), 0, 1);
            Assert.All(all.Zip(all.Skip(1)), pair => Assert.Equal((pair.Second.Id, pair.Second.ChosenOn), (pair.First.NextId, pair.First.EndedOn)));
            Assert.All(all, one => Assert.Equal(one.EndedOn is not null, one.Outcome is not null));
        }
    }

    private static FocusContent Choose(Guid unit, DateOnly on)
    {
        var focus = new FocusContent();
        Assert.False(focus.Choose(unit, 2018, new("Hiến đất làm đường", "Sát với xã", null, null), on, Today).Refused(out _, out _));
        return focus;
    }
}
