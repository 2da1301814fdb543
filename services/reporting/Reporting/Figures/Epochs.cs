using System.Runtime.CompilerServices;
using DanVan.Committee.Units;

namespace DanVan.Reporting.Figures;

/// <summary>
/// Time cut where the unit tree changes. Within an epoch every question about units has one answer, so facts are summed by unit and
/// epoch in the database, and only these few sums are placed.
/// </summary>
internal sealed class Epochs
{
    private static readonly ConditionalWeakTable<UnitTree, Epochs> Known = [];

    private Epochs(IEnumerable<DateOnly> starts, IEnumerable<DateOnly> reorganisations) =>
        (Starts, Reorganisations) = ([.. starts.Distinct().Order()], [.. reorganisations.Distinct().Order()]);

    /// <summary>The first day of each epoch but epoch 0, which lies before them all.</summary>
    public DateOnly[] Starts { get; }

    /// <summary>Days on which units began, ended, went to another or passed something on: who may see what changes on no other day.</summary>
    public DateOnly[] Reorganisations { get; }

    public static Epochs Of(UnitTree tree) => Known.GetValue(tree, _ => new(tree.All
        .SelectMany(version => version.ValidTo is { } end ? new[] { version.ValidFrom, end } : [version.ValidFrom])
        .Concat(tree.Transfers.Select(transfer => transfer.Date)), ReorganisationsOf(tree)));

    /// <summary>
    /// The epochs of the units as they were known at a time, for callers whose rights are judged by others: cut where either changes. Who may
    /// see what changes with the latter alone.
    /// </summary>
    public static Epochs Of(UnitTree tree, UnitTree rights) =>
        tree == rights ? Of(tree) : new(Of(tree).Starts.Concat(Of(rights).Starts), Of(rights).Reorganisations);

    /// <summary>These epochs, cut further so that each of the days ends one.</summary>
    public Epochs EndingOn(IEnumerable<DateOnly> days) => new(Starts.Concat(days.Select(day => day.AddDays(1))), Reorganisations);

    /// <summary>The number of the epoch that holds the day: what <c>width_bucket</c> says of it.</summary>
    public int Of(DateOnly day)
    {
        var found = Array.BinarySearch(Starts, day);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>The last day of the epoch.</summary>
    public DateOnly LastDay(int epoch) => epoch < Starts.Length ? Starts[epoch].AddDays(-1) : DateOnly.MaxValue;

    /// <summary>A day of the epoch.</summary>
    public DateOnly Day(int epoch) => epoch > 0 ? Starts[epoch - 1] : Starts is [var first, ..] ? first.AddDays(-1) : DateOnly.MinValue;

    private static IEnumerable<DateOnly> ReorganisationsOf(UnitTree tree)
    {
        foreach (var version in tree.All)
        {
            if (tree.Find(version.UnitId, version.ValidFrom.AddDays(-1)) is not { } before || before.ParentId != version.ParentId)
                yield return version.ValidFrom;
            if (version.ValidTo is { } end && tree.Find(version.UnitId, end) is null)
                yield return end;
        }
        foreach (var transfer in tree.Transfers)
            yield return transfer.Date;
    }
}
