namespace DanVan.Reporting.Figures;

/// <summary>Days of one quarter and of one epoch of the unit tree: what a sum is read for.</summary>
/// <param name="Quarter">The first day of the quarter.</param>
/// <param name="Revision">Of the facts of the quarter: it is raised with each change.</param>
/// <param name="IsSettled">What is held now is what is asked for; otherwise only the facts know what was held then.</param>
internal sealed record Piece(DateOnly From, DateOnly To, DateOnly Quarter, int Epoch, long Revision, bool IsSettled)
{
    /// <summary>All of the quarter.</summary>
    public bool IsWhole => From == Quarter && To == LastDay(Quarter);

    /// <summary>The pieces of a quarter that lie in the period.</summary>
    public static IEnumerable<Piece> Cut(DateOnly quarter, long revision, bool isSettled, Period period, Epochs epochs)
    {
        var last = LastDay(quarter) < period.To ? LastDay(quarter) : period.To;
        for (var from = quarter > period.From ? quarter : period.From; from <= last;)
        {
            var epoch = epochs.Of(from);
            var to = epochs.LastDay(epoch) < last ? epochs.LastDay(epoch) : last;
            yield return new(from, to, quarter, epoch, revision, isSettled);
            from = to.AddDays(1);
        }
    }

    private static DateOnly LastDay(DateOnly quarter) => quarter.AddMonths(3).AddDays(-1);
}
