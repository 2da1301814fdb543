using DanVan.Reporting.Indicators;
using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>The inputs of a number of units: each unit that stood, with the event by which it was last known.</summary>
internal static class WhyUnits
{
    private const string Events = """
        select distinct on (subject) subject, id, position, type, recorded_at from event_archive
        where source = 'committee' and subject = any($1) and ($2::timestamptz is null or recorded_at <= $2)
          and type like 'vn.danvan.committee.unit%' order by subject, position desc
        """;

    private sealed record After(Guid Unit);

    internal static async Task<(Page<InputView>? Page, Refusal? Why)> Read(Question question, Paging paging, NpgsqlDataSource database, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return (null, malformed);
        var (epochs, day) = (question.Epochs, question.Period.To);
        var casting = new Casting(question, epochs);
        var standing = TreeSums.Of(question, epochs, day).OrderBy(one => one.UnitId)
            .Where(one => after is null || one.UnitId.CompareTo(after.Unit) > 0)
            .Select(sum => (Unit: question.Tree.Find(sum.UnitId, day)!, sum.Value, Counted: GetWhy.Count(casting, sum)))
            .Where(one => one.Counted is { Reported: true } or { Share: > 0 }).Take(paging.Size + 1).ToList();
        var causes = await Causes(database, [.. standing.Select(one => one.Unit.UnitId)], question.AsOf, ct);
        return (paging.Of(
            [.. standing.Select(one => Input(question.Indicator, one.Unit, one.Value, one.Counted, causes.GetValueOrDefault(one.Unit.UnitId)))],
            input => new After(input.Subject)), null);
    }

    private static InputView Input(Indicator indicator, Committee.Contracts.V1.UnitVersion unit, decimal value, GetWhy.Counted counted, (CauseView Cause, DateTimeOffset KnownAt) known) =>
        new(null, unit.UnitId, new(unit.UnitId, unit.Code, unit.Name, unit.Kind), unit.ValidFrom, value, indicator.Code, indicator.Version, known.KnownAt, null,
            counted.Reported, FigureView.Round(counted.Share), counted.Estimated, known.Cause, unit.Name, [unit.Document.Symbol], []);

    private static async Task<Dictionary<Guid, (CauseView, DateTimeOffset)>> Causes(
        NpgsqlDataSource database, Guid[] units, DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Events);
        command.Parameters.Add(new() { Value = units });
        command.Parameters.Add(new() { Value = (object?)asOf?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        await using var rows = await command.ExecuteReaderAsync(ct);
        var causes = new Dictionary<Guid, (CauseView, DateTimeOffset)>();
        while (await rows.ReadAsync(ct))
        {
            causes[rows.GetGuid(0)] = (new(rows.GetGuid(1), "committee", rows.GetInt64(2), rows.GetString(3)), rows.GetFieldValue<DateTimeOffset>(4));
        }
        return causes;
    }
}
