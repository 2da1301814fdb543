using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.Reporting.Indicators;

namespace DanVan.Reporting.Figures;

/// <summary>What the unit tree itself says on a day, as if it had been counted: how many units stand, how many people live in them.</summary>
internal static class TreeSums
{
    /// <summary>Of the units that the caller may see: a part of a ratio is read by the ratio's rights.</summary>
    internal static List<FactSum> Of(Question question, Epochs epochs, DateOnly day) =>
        question.Own is null ? Of(question.Indicator, question.Tree, epochs, day)
        : [.. Of(question.Indicator, question.Tree, epochs, day).Where(sum => question.MaySee(sum.UnitId, day))];

    private static List<FactSum> Of(Indicator indicator, UnitTree tree, Epochs epochs, DateOnly day) =>
        indicator.CountsUnits ? FactSums.OfUnits(tree, epochs, day)
        : [.. tree.At(day).Where(unit => UnitKinds.Tier(unit.Kind) == 3 && unit.Measures?.Population > 0)
            .Select(unit => new FactSum(unit.UnitId, epochs.Of(day), unit.Measures!.Population!.Value))];
}
