using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Tests;

public sealed class SmallGroupTests
{
    private const int K = 5;

    [Fact]
    public void Whoever_knows_the_total_and_all_that_is_shown_finds_no_group_of_fewer_than_five()
    {
        var random = new Random(16);
        for (var table = 0; table < 5000; table++)
        {
            var figures = Enumerable.Range(0, random.Next(1, 9)).ToDictionary(group => group, _ => random.Next(4) == 0 ? 0 : random.Next(1, 14));
            var shown = SmallGroups.Withhold(figures, K);
            var hidden = shown.Where(one => one.Value is null).Select(one => figures[one.Key]).ToList();
            Assert.DoesNotContain(shown.Values, value => value is > 0 and < K);
            Assert.All(shown.Where(one => one.Value is not null), one => Assert.Equal(figures[one.Key], one.Value));
            if (SmallGroups.Total(figures, K) is not { } total)
                continue;
            Assert.True(total is 0 or >= K);
            var rest = total - shown.Values.Sum(value => value ?? 0);
            Assert.Equal(hidden.Sum(), rest);
            // One withheld group would be the rest itself; several hide one another, and together they are a crowd.
            Assert.True(hidden.Count == 0 || hidden.Count >= 2 && rest >= K, string.Join(' ', figures.Values));
        }
    }

    [Fact]
    public void That_nobody_spoke_is_shown_and_a_large_group_is_not_withheld_for_nothing()
    {
        Assert.Equal(new int?[] { 0, 7, 12 }, SmallGroups.Withhold(Groups(0, 7, 12), K).Values);
        Assert.Equal(new int?[] { null, null, 12 }, SmallGroups.Withhold(Groups(2, 7, 12), K).Values);
        Assert.Equal(new int?[] { null, 0, 0 }, SmallGroups.Withhold(Groups(3, 0, 0), K).Values);
        Assert.Null(SmallGroups.Total(Groups(3, 0, 0), K));
    }

    private static Dictionary<int, int> Groups(params int[] figures) => figures.Index().ToDictionary(one => one.Index, one => one.Item);
}
