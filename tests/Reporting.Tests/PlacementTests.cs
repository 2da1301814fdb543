using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.Reporting.Figures;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace DanVan.Reporting.Tests;

/// <summary>A commune that is divided by weights: what is exact, what is estimated, what cannot be said.</summary>
public sealed class PlacementTests
{
    private static readonly DateOnly Before = new(2018, 1, 1), Day = new(2020, 1, 1), After = new(2021, 1, 1);
    private static readonly LegalDocument Document = new("1/NQ", "-", null, Before);
    private static readonly Guid Province = Guid.CreateVersion7(), Divided = Guid.CreateVersion7();

    [Fact]
    public void A_divided_commune_goes_to_each_by_its_weight_and_says_that_this_is_an_estimate()
    {
        var (tree, parts) = Tree([0.6m, 0.4m]);
        var shares = Placement.In(tree).Land(Divided, Before, After).Among(unit => unit);
        Assert.Equal([(parts[1], 0.4m, true), (parts[0], 0.6m, true)], shares.Select(share => (share.GroupId, share.Share, share.Estimated)));
    }

    [Fact]
    public void Its_province_has_all_of_it_and_estimates_nothing()
    {
        var (tree, _) = Tree([0.6m, 0.4m]);
        Assert.Equal([new(Province, 1m, false)], Placement.In(tree).Land(Divided, Before, After).Among(_ => Province));
    }

    [Fact]
    public void What_was_passed_to_nobody_is_missing_and_says_so()
    {
        var (tree, _) = Tree([0.5m]);
        var landing = Placement.In(tree).Land(Divided, Before, After);
        Assert.Equal(0.5m, landing.Among(unit => unit).Sum(share => share.Share));
        Assert.Equal(0.5m, landing.Unplaced(unit => unit, stood: true));
    }

    [Fact]
    public void Back_in_time_a_part_is_the_whole_it_came_from()
    {
        var (tree, parts) = Tree([0.6m, 0.4m]);
        Assert.Equal([new(Divided, 1m, false)], Placement.In(tree).Land(parts[0], After, Before).Among(unit => unit));
    }

    [Property]
    public FsCheck.Property However_a_commune_is_divided_the_parts_add_up_to_it_exactly() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<int>().Where(weight => weight is > 0 and < 1_000_000).NonEmptyListOf().ToArbitrary(), weights =>
        {
            var total = weights.Sum(weight => (decimal)weight);
            // As the registry stores them: rounded to 17 digits, so that thirds do not add up.
            var (tree, _) = Tree([.. weights.Select(weight => Math.Round(weight / total, 17))]);
            return Placement.In(tree).Land(Divided, Before, After).Among(unit => unit).Sum(share => share.Share) == 1m;
        });

    private static (UnitTree Tree, Guid[] Parts) Tree(decimal[] shares)
    {
        Guid[] parts = [.. shares.Select(_ => Guid.CreateVersion7())];
        UnitVersion Unit(Guid id, string name, string kind, Guid? parent, DateOnly from, DateOnly? to) =>
            new(id, name, name, kind, null, parent, from, to, Document);
        return (new(
            [
                Unit(Province, "Tỉnh", UnitKinds.Province, null, Before, null),
                Unit(Divided, "Xã", UnitKinds.Commune, Province, Before, Day),
                .. parts.Select((part, number) => Unit(part, $"Xã {number}", UnitKinds.Commune, Province, Day, null)),
            ],
            shares.Zip(parts).Select(one => new UnitTransfer(Divided, one.Second, Day, one.First, TransferBasis.Population, true, Document))), parts);
    }
}
