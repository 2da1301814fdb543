using DanVan.Committee.Units;

namespace DanVan.Committee.Tests.Units;

/// <summary>Who may act where, on the real tree.</summary>
public sealed class UnitTreeRightsTests
{
    private static readonly DateOnly In2018 = new(2018, 3, 26), In2026 = new(2026, 1, 1);

    private static UnitTree Tree => RealData.Tree;

    [Theory]
    [InlineData("40", "412@2018-03-26", "2018-03-26", true)] // the province and a city of its own
    [InlineData("40", "412@2018-03-26", "2026-01-01", true)] // which has ended: its communes stand in the province
    [InlineData("412@2018-03-26", "16663@2018-03-26", "2018-03-26", true)] // Vinh and Đông Vĩnh
    [InlineData("412@2018-03-26", "16663@2018-03-26", "2026-01-01", false)] // rights end with the unit
    [InlineData("412@2018-03-26", "16681@2026-01-01", "2026-01-01", false)]
    [InlineData("412@2018-03-26", "16762@2018-03-26", "2018-03-26", false)] // another district's commune
    [InlineData("412@2018-03-26", "16717@2018-03-26", "2018-03-26", false)] // Nghi Thuỷ stood in Cửa Lò then
    [InlineData("412@2018-03-26", "16717@2018-03-26", "2025-01-01", true)] // and in Vinh later
    [InlineData("16681@2026-01-01", "16663@2018-03-26", "2018-03-26", true)] // late figures of what went into Thành Vinh
    [InlineData("16681@2026-01-01", "16690@2026-01-01", "2026-01-01", false)] // a sister
    [InlineData("16681@2026-01-01", "412@2018-03-26", "2018-03-26", false)] // a part does not cover the whole
    [InlineData("16663@2018-03-26", "16681@2026-01-01", "2018-03-26", false)] // one of several does not act for the new whole
    public void A_caller_acts_inside_its_subtree_as_it_stands_on_the_day(string caller, string unit, string day, bool allowed) =>
        Assert.Equal(allowed, Tree.Covers(Tree.Resolve(caller)!.Value, Tree.Resolve(unit)!.Value, DateOnly.Parse(day, null)));

    [Theory]
    [InlineData("40", "Tỉnh Nghệ An")]
    [InlineData("412@2018-03-26", "Thành phố Vinh")]
    [InlineData("16849@2018-03-26", "Xã Hữu Lập")]
    [InlineData("16849@2026-01-01", "Xã Hữu Kiệm")]
    [InlineData("16849", null)] // two units have carried it
    [InlineData("412@2026-01-01", null)]
    [InlineData("412@gần đây", null)]
    [InlineData("", null)]
    public void A_token_names_a_unit_by_its_code_at_a_day(string reference, string? name)
    {
        var unit = Tree.Resolve(reference);
        Assert.Equal(name, unit is { } id ? Tree.Find(id)!.Name : null);
    }

    [Fact]
    public void Nobody_covers_an_unknown_unit()
    {
        var province = Tree.Resolve("40")!.Value;
        Assert.False(Tree.Covers(province, Guid.CreateVersion7(), In2026));
        Assert.False(Tree.Covers(Guid.CreateVersion7(), province, In2018));
    }
}
