using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using Npgsql;
using NpgsqlTypes;

namespace DanVan.Reporting.Figures;

/// <summary>The sum of the facts of one unit within one epoch of the unit tree.</summary>
internal sealed record FactSum(Guid UnitId, int Epoch, decimal Value);

internal static class FactSums
{
    // What is held today has an index of its own; what was held then is asked of all facts.
    internal const string HeldNow = "known_until is null and $5::timestamptz is null";
    internal const string HeldThen = "known_at <= $5 and (known_until is null or known_until > $5)";

    internal static string Held(DateTimeOffset? asOf) => asOf is null ? HeldNow : HeldThen;

    internal static string Sql(DateTimeOffset? asOf) => $"""
        select unit_id, width_bucket(occurred_on, $4), sum(value) from fact
        where indicator = $1 and occurred_on between $2 and $3 and {Held(asOf)}
        group by 1, 2
        """;

    /// <summary>Parameters $1 to $5 of every question about facts.</summary>
    internal static void Ask(this NpgsqlParameterCollection parameters, string indicator, Period period, Epochs epochs, DateTimeOffset? asOf)
    {
        parameters.Add(new() { Value = indicator });
        parameters.Add(new() { Value = period.From });
        parameters.Add(new() { Value = period.To });
        parameters.Add(new() { Value = epochs.Starts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date });
        parameters.Add(new() { Value = (object?)asOf?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
    }

    internal static async Task<List<FactSum>> Read(
        NpgsqlDataSource database, string indicator, Period period, Epochs epochs, DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql(asOf));
        command.Parameters.Ask(indicator, period, epochs, asOf);
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<FactSum> sums = [];
        while (await rows.ReadAsync(ct))
            sums.Add(new(rows.GetGuid(0), rows.GetInt32(1), rows.GetDecimal(2)));
        return sums;
    }

    /// <summary>The units of the commune tier on a day, as if each were a fact of 1.</summary>
    internal static List<FactSum> OfUnits(UnitTree tree, Epochs epochs, DateOnly day) =>
        [.. tree.At(day).Where(unit => UnitKinds.Tier(unit.Kind) == 3).Select(unit => new FactSum(unit.UnitId, epochs.Of(day), 1m))];
}
