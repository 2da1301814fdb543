using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;

namespace DanVan.Committee.Tests;

/// <summary>Golden: who became what, on the real files.</summary>
public sealed class RealLineageTests
{
    private static readonly DateOnly In2018 = new(2018, 3, 26), In2020 = new(2020, 6, 1), In2024 = new(2024, 12, 1), In2026 = new(2026, 1, 1), Eve = new(2025, 6, 30);

    private static UnitTree Tree => RealData.Tree;

    [Fact]
    public void A_figure_of_each_commune_of_2018_recast_to_any_later_day_keeps_its_sum_to_the_unit()
    {
        foreach (var day in new[] { In2020, In2024, Eve, In2026 })
        {
            var sum = Communes(In2018).Select((unit, index) => Tree.Recast(unit.UnitId, In2018, day)!.Sum(part => part.Share * (index + 1))).Sum();
            Assert.Equal(Enumerable.Range(1, 480).Sum(), sum);
        }
    }

    [Fact]
    public void Every_unit_that_has_ended_is_answered_for_by_one_that_stands_and_every_district_by_the_province()
    {
        var standing = Tree.At(In2026).Select(unit => unit.UnitId).ToHashSet();
        var ended = Tree.All.Select(unit => unit.UnitId).Distinct().Where(unit => !standing.Contains(unit)).ToList();
        Assert.Equal(ended.Order(), standing.SelectMany(heir => Tree.AnswersFor(heir, In2026)).Order());
        var province = Tree.ByCode("40", In2026)!.UnitId;
        Assert.All(ended, unit => Assert.Equal(UnitKinds.Tier(Tree.Find(unit)!.Kind) == 2, Tree.Heir(unit, In2026)!.UnitId == province));
    }

    [Fact]
    public void Muong_Noc_goes_on_under_the_code_of_Que_Son_which_passed_into_it_in_2020()
    {
        var (then, now) = (Tree.ByCode("16762", In2018)!, Tree.ByCode("16763", In2020)!);
        Assert.Equal(("Xã Mường Nọc", "Xã Mường Nọc"), (then.Name, now.Name));
        Assert.Equal(then.UnitId, now.UnitId);
        var queSon = Tree.ByCode("16763", In2018)!;
        Assert.Equal("Xã Quế Sơn", queSon.Name);
        Assert.Equal(new(now.UnitId, 1m, true), Assert.Single(Tree.Successors(queSon.UnitId, In2018, In2020)));
    }

    [Fact]
    public void Five_units_of_2020_and_2024_go_on_under_another_code()
    {
        Assert.Equal(["16762 16763", "16963 16969", "17098 17179", "17548 17542", "17929 17950"],
            RealData.Events.OfType<UnitRecoded>().Select(one => $"{one.From} {one.To}").Order());
    }

    [Fact]
    public void Cua_Lo_passed_whole_into_Vinh_in_2024()
    {
        var (cuaLo, vinh) = (Tree.ByCode("413", In2018)!, Tree.ByCode("412", In2018)!);
        Assert.Equal(new(vinh.UnitId, 1m, false), Assert.Single(Tree.Successors(cuaLo.UnitId, In2018, In2024)));
        Assert.Equal(25 - 3 + 7 + 4, Tree.Children(vinh.UnitId, In2024).Count);
    }

    [Fact]
    public void A_district_abolished_in_2025_is_followed_by_its_communes_by_population_and_by_estimate()
    {
        foreach (var district in Tree.At(Eve).Where(unit => UnitKinds.Tier(unit.Kind) == 2))
        {
            var parts = Tree.Successors(district.UnitId, Eve, In2026);
            Assert.NotEmpty(parts);
            Assert.Equal(1m, parts.Sum(part => part.Share));
            Assert.All(parts, part => Assert.True(part.Estimated));
        }
    }

    [Fact]
    public void Every_commune_of_today_lies_in_one_former_district()
    {
        var districts = Communes(In2026).Select(unit => Tree.FormerAncestor(unit.UnitId, In2026, Eve, 2)).ToList();
        Assert.All(districts, Assert.NotNull);
        Assert.Equal(20, districts.Select(district => district!.UnitId).Distinct().Count());
    }

    [Fact]
    public void A_merged_commune_cannot_be_recast_to_2018_and_says_so()
    {
        Assert.Null(Tree.Recast(Tree.ByCode("16681", In2026)!.UnitId, In2026, In2018));
        var untouched = Tree.ByCode("16816", In2026)!;
        Assert.Equal([new(untouched.UnitId, 1m, false)], Tree.Recast(untouched.UnitId, In2026, In2018)!);
    }

    private static List<UnitVersion> Communes(DateOnly day) => [.. Tree.At(day).Where(unit => UnitKinds.Tier(unit.Kind) == 3)];
}
