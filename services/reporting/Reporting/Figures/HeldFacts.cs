using Npgsql;
using NpgsqlTypes;

namespace DanVan.Reporting.Figures;

/// <summary>What was held to be true at a time, as a condition on facts.</summary>
internal static class HeldFacts
{
    /// <summary>What is held today has an index of its own; what was held then is asked of all facts.</summary>
    internal static string At(DateTimeOffset? asOf, string parameter) => asOf is null
        ? $"known_until is null and {parameter}::timestamptz is null"
        : $"known_at <= {parameter} and (known_until is null or known_until > {parameter})";

    internal static NpgsqlParameter Time(DateTimeOffset? asOf) =>
        new() { Value = (object?)asOf?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
