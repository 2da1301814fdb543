using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary><c>GET /v1/event-log/verification</c>: walks the chain and recomputes every hash.</summary>
internal static class Verification
{
    /// <param name="Checked">How many positions were read.</param>
    /// <param name="FirstFault">The first position that is missing, or whose event or hash is not what was chained.</param>
    public sealed record Result(bool Intact, long Checked, long? FirstFault, string? HeadHash);

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/event-log/verification", Handle)
        .WithName("VerifyEventLog").WithTags("operation").WithSummary("Recompute the hash chain from a position to the head")
        .Needs(Scopes.OperateEvents).Answers<Result>();

    internal static async Task<Ok<Result>> Handle([Range(0, long.MaxValue)] long? after, NpgsqlDataSource database, CancellationToken ct) =>
        TypedResults.Ok(await Verify(database, after ?? 0, ct));

    internal static async Task<Result> Verify(NpgsqlDataSource database, long after, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"""
            select {ChainedEvent.Columns}, c.position, c.hash from event_chain c join event_log e on e.id = c.event_id
            where c.position >= $1 order by c.position
            """);
        command.Parameters.Add(new() { Value = after });
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(ct);
        var (position, hash) = (after, new byte[32]);
        if (after > 0)
        {
            if (!await rows.ReadAsync(ct) || rows.GetInt64(ChainedEvent.ColumnCount) != after)
                return new(false, 0, after, null);
            hash = rows.GetFieldValue<byte[]>(ChainedEvent.ColumnCount + 1);
        }
        while (await rows.ReadAsync(ct))
        {
            position++;
            var chained = ChainedEvent.Read(rows, position);
            var expected = chained.HashAfter(hash);
            hash = rows.GetFieldValue<byte[]>(ChainedEvent.ColumnCount + 1);
            if (rows.GetInt64(ChainedEvent.ColumnCount) != position || !expected.AsSpan().SequenceEqual(hash))
                return new(false, position - after, position, null);
        }
        return new(true, position - after, null, Convert.ToHexStringLower(hash));
    }
}
