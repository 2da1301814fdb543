using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;

namespace DanVan.Committee.Tests;

/// <summary>Golden: the registry made of the real files says what the files say.</summary>
public sealed class RealStructureTests
{
    private static readonly DateOnly In2018 = new(2018, 3, 26), In2026 = new(2026, 1, 1), Eve = new(2025, 6, 30);

    private static UnitTree Tree => RealData.Tree;

    [Theory]
    [InlineData("2013-04-03", 21, 480)]
    [InlineData("2018-03-26", 21, 480)]
    [InlineData("2020-01-01", 21, 460)]
    [InlineData("2024-11-30", 21, 460)]
    [InlineData("2024-12-01", 20, 412)]
    [InlineData("2025-06-30", 20, 412)]
    [InlineData("2025-07-01", 0, 130)]
    [InlineData("2026-11-23", 0, 130)]
    public void A_structure_has_as_many_districts_and_communes_as_its_file(string day, int districts, int communes)
    {
        var tiers = Tree.At(DateOnly.Parse(day, null)).CountBy(unit => UnitKinds.Tier(unit.Kind)).ToDictionary();
        Assert.Equal((1, districts, communes), (tiers[1], tiers.GetValueOrDefault(2), tiers[3]));
    }

    [Fact]
    public void Every_row_of_every_file_stands_in_the_registry_under_its_parent()
    {
        foreach (var (file, day, _) in RealData.Structures)
        {
            foreach (var row in RealData.Units(file))
            {
                var unit = Tree.ByCode(row.Code, day);
                Assert.NotNull(unit);
                Assert.Equal((row.Name, row.Kind), (unit.Name, unit.Kind));
                Assert.Equal(row.ParentCode, unit.ParentId is { } parent ? Tree.Find(parent, day)!.Code : null);
            }
        }
    }

    [Fact]
    public void Every_commune_of_june_2025_has_exactly_the_successor_of_the_resolution_as_a_whole()
    {
        foreach (var row in RealData.Rows(RealData.Mergers))
        {
            var old = Tree.ByCode(row["old_code"], Eve)!;
            var after = Assert.Single(Tree.Successors(old.UnitId, Eve, In2026));
            Assert.Equal((1m, false), (after.Share, after.Estimated));
            Assert.Equal(row["new_code"], Tree.Find(after.UnitId, In2026)!.Code);
        }
    }

    [Fact]
    public void Nine_communes_untouched_in_2025_keep_their_ids_and_all_others_are_new()
    {
        var (before, after) = (Communes(Eve), Communes(In2026));
        Assert.Equal(9, after.Count(unit => before.Any(old => old.UnitId == unit.UnitId)));
        Assert.Equal(121, after.Count(unit => unit.ValidFrom == new DateOnly(2025, 7, 1) && Tree.Versions(unit.UnitId).Count == 1));
    }

    [Fact]
    public void Eighty_five_of_the_new_communes_carry_the_code_of_an_old_commune_with_another_name()
    {
        var reused = Communes(In2026).Select(unit => (Now: unit, Then: Tree.ByCode(unit.Code!, Eve)!)).ToList();
        Assert.Equal(130, reused.Count);
        var otherName = reused.Where(pair => pair.Now.Name != pair.Then.Name).ToList();
        Assert.Equal(85, otherName.Count);
        // One of them only corrects its spelling and is the same commune: Lưỡng Minh, Lượng Minh.
        Assert.Equal("16906", Assert.Single(otherName, pair => pair.Now.UnitId == pair.Then.UnitId).Now.Code);
    }

    [Fact]
    public void The_code_16849_was_Huu_Lap_and_is_Huu_Kiem_whose_old_namesake_had_16861()
    {
        var (huuLap, huuKiem) = (Tree.ByCode("16849", In2018)!, Tree.ByCode("16849", In2026)!);
        Assert.Equal(("Xã Hữu Lập", "Xã Hữu Kiệm"), (huuLap.Name, huuKiem.Name));
        Assert.NotEqual(huuLap.UnitId, huuKiem.UnitId);
        var oldHuuKiem = Tree.ByCode("16861", In2018)!;
        Assert.Equal("Xã Hữu Kiệm", oldHuuKiem.Name);
        Assert.NotEqual(oldHuuKiem.UnitId, huuKiem.UnitId);
    }

    [Fact]
    public void The_new_Dong_Thanh_does_not_contain_the_old_one()
    {
        var (now, then) = (Tree.ByCode("17530", In2026)!, Tree.ByCode("17572", Eve)!);
        Assert.Equal(("Xã Đông Thành", "Xã Đông Thành"), (now.Name, then.Name));
        Assert.DoesNotContain(Tree.Predecessors(now.UnitId, In2026, Eve), part => part.UnitId == then.UnitId);
        Assert.Equal("Xã Yên Thành", Tree.Find(Assert.Single(Tree.Successors(then.UnitId, Eve, In2026)).UnitId, In2026)!.Name);
    }

    [Fact]
    public void Populations_of_the_130_communes_add_up_to_the_province()
    {
        Assert.Equal(3_831_694, Communes(In2026).Sum(unit => unit.Measures!.Population));
        Assert.Equal(16_489.49m, Communes(In2026).Sum(unit => unit.Measures!.AreaKm2));
    }

    [Fact]
    public void At_no_position_of_the_log_do_two_units_hold_one_code()
    {
        var held = new Dictionary<Guid, IReadOnlyList<UnitVersion>>();
        foreach (var happened in RealData.Events)
        {
            held[happened.UnitId] = happened.Versions;
            var codes = happened.Versions.Select(version => version.Code).ToHashSet();
            var stretches = held.Values.SelectMany(versions => versions).Where(version => codes.Contains(version.Code))
                .GroupBy(version => version.Code).Select(code => code.OrderBy(version => version.ValidFrom).ToList());
            Assert.All(stretches, code => Assert.All(code.Zip(code.Skip(1)), pair => Assert.True(pair.First.ValidTo <= pair.Second.ValidFrom)));
        }
    }

    [Fact]
    public void The_same_structure_again_plans_nothing()
    {
        foreach (var (file, day, document) in RealData.Structures[^1..])
        {
            var plan = RealData.Plan(Tree, file, day, document);
            Assert.Empty(plan.Refused);
            Assert.Empty(plan.Endings.Cast<object>().Concat(plan.Continuations).Concat(plan.Beginnings));
        }
    }

    private static List<UnitVersion> Communes(DateOnly day) => [.. Tree.At(day).Where(unit => UnitKinds.Tier(unit.Kind) == 3)];
}
