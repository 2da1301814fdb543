using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>An event at its position, as the log holds it.</summary>
internal sealed record ChainedEvent(
    long Position, Guid Id, string Type, Guid Subject, long Version, Guid? UnitId, bool IsPublic, string Actor, Guid? Cause,
    DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, string? Traceparent, string Data)
{
    internal const string Columns =
        "e.id, e.type, e.subject, e.version, e.unit_id, e.is_public, e.actor, e.cause, e.occurred_at, e.recorded_at, e.traceparent, e.data";

    internal const int ColumnCount = 12;

    internal static ChainedEvent Read(NpgsqlDataReader row, long position) => new(
        position, row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetGuid(4),
        row.GetBoolean(5), row.GetString(6), row.IsDBNull(7) ? null : row.GetGuid(7), row.GetFieldValue<DateTimeOffset>(8),
        row.GetFieldValue<DateTimeOffset>(9), row.IsDBNull(10) ? null : row.GetString(10), row.GetString(11));

    /// <summary>SHA-256 over the hash before and every field, each ended by a line feed that no field but the last can hold.</summary>
    internal byte[] HashAfter(byte[] before)
    {
        var text = string.Join('\n', Position.ToString(CultureInfo.InvariantCulture), Id, Type, Subject, Version.ToString(CultureInfo.InvariantCulture),
            UnitId, IsPublic, Actor, Cause, Micros(OccurredAt), Micros(RecordedAt), Traceparent, Data);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return hash.GetHashAndReset();

        static string Micros(DateTimeOffset time) => (time.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);
    }

    internal EventEnvelope ToEnvelope(string source) => new()
    {
        Id = Id,
        Source = source,
        Type = Type,
        Subject = Subject,
        Time = OccurredAt,
        RecordedTime = RecordedAt,
        Sequence = Position,
        SubjectVersion = Version,
        UnitId = UnitId,
        Actor = Actor,
        Cause = Cause,
        Traceparent = Traceparent,
        Data = RawJson.Of(Data),
    };
}
