using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.Reporting.Queries;

/// <summary>The rows of one indicator: its sums are read once, cut where the periods begin and end, and placed for each period.</summary>
internal sealed class QueryRows(FactSums facts, NpgsqlDataSource database, Caller caller)
{
    public static DateOnly Structure(Question question) => new Casting(question, question.Epochs).Structure;

    public async Task<(IReadOnlyList<QueryRow>? Rows, Refusal? Hidden)> Read(
        Question question, IReadOnlyList<NamedPeriod> periods, QueryView view, CancellationToken ct, string? split = null)
    {
        var epochs = question.Epochs.EndingOn(periods.SelectMany(one => new[] { one.Period.From.AddDays(-1), one.Period.To }));
        var sums = await GetFigures.Sums(question, question.Period, epochs, facts, ct);
        var casting = new Casting(question, epochs);
        if (question.Hidden(caller, casting.AsReported(sums, Grouping.None), casting.Recast(sums, Grouping.None, casting.Structure)) is { } hidden)
            return (null, hidden);
        IEnumerable<QueryRow> Of(List<FactSum> some) => periods.SelectMany(period =>
            Released(question, period, view, Rows(question, casting, Within(question, epochs, some, period.Period), period, view)));
        if (split is null)
            return ([.. Of(sums)], null);
        var parts = await FactSplits.Read(database, question, split, epochs, ct);
        return ([.. parts.SelectMany(part => Of(part.Sums).Select(row => row with { Category = part.Category }))], null);
    }

    // As reported, only units with a figure have a row: of what is withheld, none.
    private static IEnumerable<QueryRow> Released(Question question, NamedPeriod period, QueryView view, IEnumerable<QueryRow> rows) => question.Embargoes.Count == 0 ? rows
        : rows.Select(row => (Row: row, IsEmbargoed: question.IsEmbargoed(row.Unit.Id, period.Period)))
            .Where(one => !one.IsEmbargoed || view == QueryView.Recast || question.By == Grouping.None)
            .Select(one => one.IsEmbargoed ? one.Row with { Value = null, EstimatedShare = 0, Withheld = true } : one.Row);

    private static List<FactSum> Within(Question question, Epochs epochs, List<FactSum> sums, Period period) =>
        question.Indicator.IsOfTheTree
            ? TreeSums.Of(question, epochs, period.To)
            : [.. sums.Where(sum => epochs.Day(sum.Epoch) is var day && day >= period.From && day <= period.To)];

    private static IEnumerable<QueryRow> Rows(Question question, Casting casting, List<FactSum> sums, NamedPeriod period, QueryView view)
    {
        var structure = casting.Structure;
        var cast = view == QueryView.Recast ? casting.Recast(sums, question.By, structure) : casting.AsReported(sums, question.By);
        var standing = question.By == Grouping.None ? [question.UnitId] : view == QueryView.Recast ? casting.Standing(structure) : [];
        return cast.Groups.Keys.Union(standing).Select(id =>
        {
            var (sum, estimated, day) = cast.Groups.GetValueOrDefault(id, (0, 0, view == QueryView.Recast ? structure : period.Period.To));
            var value = question.Shown(sum, id, day);
            return new QueryRow(question.Indicator.Code, period.Name, UnitName.Of(question.Tree, id, day), value,
                FigureView.Estimated(sum, estimated), value is null, question.Coverage, null, null);
        }).OrderBy(row => row.Unit.Code, StringComparer.Ordinal);
    }
}
