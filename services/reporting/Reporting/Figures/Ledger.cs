namespace DanVan.Reporting.Figures;

/// <summary>The sum of the facts of one unit, and how many they are: a sum of 0 is not the same as nothing counted.</summary>
internal readonly record struct Total(decimal Value, long Facts)
{
    public static Total operator +(Total one, Total other) => new(one.Value + other.Value, one.Facts + other.Facts);

    public static Total operator -(Total one, Total other) => new(one.Value - other.Value, one.Facts - other.Facts);
}

/// <summary>The sums of one quarter, as they are at a revision.</summary>
internal sealed record QuarterSums(DateOnly Quarter, long Revision, IReadOnlyList<(Guid UnitId, Total Total)> Units);

/// <summary>
/// The sums of one indicator, each unit's added up from quarter to quarter: a stretch of quarters is one subtraction for each unit, however
/// long it is. Nothing in it changes; another quarter makes another ledger.
/// </summary>
internal sealed class Ledger
{
    public static readonly Ledger Empty = new([], [], [], []);

    private readonly Dictionary<Guid, int> places;
    private readonly DateOnly[] quarters;
    private readonly long[] revisions;

    // By quarter and place: all up to its end. Units that came later have no place yet: 0.
    private readonly Total[][] totals;

    private Ledger(Dictionary<Guid, int> places, DateOnly[] quarters, long[] revisions, Total[][] totals) =>
        (this.places, this.quarters, this.revisions, this.totals) = (places, quarters, revisions, totals);

    /// <summary>How many sums it holds.</summary>
    public long Size => totals.Sum(one => (long)one.Length);

    /// <summary>The place of the quarter, if it is held at this revision; else a negative number.</summary>
    public int Find(DateOnly quarter, long revision)
    {
        var at = Array.BinarySearch(quarters, quarter);
        return at >= 0 && revisions[at] == revision ? at : -1;
    }

    /// <summary>What each of the units has in the quarters of the two places and between them; units without facts there are left out.</summary>
    public IEnumerable<UnitSum> Between(int first, int last, IEnumerable<Guid> units)
    {
        var (upTo, before) = (totals[last], first > 0 ? totals[first - 1] : []);
        foreach (var unit in units)
        {
            if (!places.TryGetValue(unit, out var place) || place >= upTo.Length)
                continue;
            var total = place < before.Length ? upTo[place] - before[place] : upTo[place];
            if (total.Facts > 0)
                yield return new(unit, total.Value);
        }
    }

    /// <summary>A ledger with these quarters too; of one quarter the later revision is kept.</summary>
    public Ledger With(IEnumerable<QuarterSums> read)
    {
        var fresh = read.Where(one => Array.BinarySearch(quarters, one.Quarter) is var at && (at < 0 || revisions[at] < one.Revision)).ToDictionary(one => one.Quarter);
        if (fresh.Count == 0)
            return this;
        var places = new Dictionary<Guid, int>(this.places);
        foreach (var (unit, _) in fresh.Values.SelectMany(one => one.Units))
            places.TryAdd(unit, places.Count);
        DateOnly[] all = [.. quarters.Union(fresh.Keys).Order()];
        var (made, sums) = (new long[all.Length], new Total[all.Length][]);
        var first = fresh.Keys.Min();
        for (var at = 0; at < all.Length; at++)
        {
            var held = Array.BinarySearch(quarters, all[at]);
            var own = fresh.GetValueOrDefault(all[at]);
            made[at] = own?.Revision ?? revisions[held];
            sums[at] = all[at] < first ? totals[held] : Sum(at > 0 ? sums[at - 1] : [], own, held, places);
        }
        return new(places, all, made, sums);
    }

    private Total[] Sum(Total[] before, QuarterSums? own, int held, Dictionary<Guid, int> places)
    {
        var sum = new Total[places.Count];
        before.CopyTo(sum, 0);
        if (own is not null)
        {
            foreach (var (unit, total) in own.Units)
                sum[places[unit]] += total;
            return sum;
        }
        // What the quarter itself had: up to its end, less up to the end of the one before.
        var (upTo, less) = (totals[held], held > 0 ? totals[held - 1] : []);
        for (var place = 0; place < upTo.Length; place++)
            sum[place] += place < less.Length ? upTo[place] - less[place] : upTo[place];
        return sum;
    }
}
