using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>
/// Live: the process answers. Ready: the database is reachable, its schema is current, and nobody has asked the service to
/// go; never the broker, whose absence the log absorbs.
/// Lag: how far the log has been written, numbered, relayed and followed.
/// </summary>
internal static class Health
{
    /// <param name="Unnumbered">Events that are committed or about to be, and have no position yet.</param>
    public sealed record Lag(string Service, long Numbered, long Unnumbered, long Relayed, IReadOnlyList<FollowedLag> Followed, long Parked);

    /// <param name="Behind">Positions known and not yet applied.</param>
    /// <param name="RecordedAt">When the last applied event was recorded by its service.</param>
    public sealed record FollowedLag(string Source, long Position, long Behind, DateTimeOffset? RecordedAt);

    internal static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Ok(new { status = "live" }));
        health.MapGet("/ready", Ready);
    }

    internal static void MapLag(this IEndpointRouteBuilder app) =>
        app.MapGet("/health/lag", ReadLag).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Ready(DbContext db, SchemaState schema, Drain drain, CancellationToken ct)
    {
        var reason = drain.Began ? "Đang dừng / going down" : await schema.WhyNotReady(db, ct);
        return reason is null
            ? TypedResults.Ok(new { status = "ready" })
            : CommonProblems.Unavailable.With(reason, reason);
    }

    private static async Task<Ok<Lag>> ReadLag(NpgsqlDataSource database, EventLogOptions options, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("""
            with tail as (select e.xid, e.seq from event_chain c join event_log e on e.id = c.event_id order by c.position desc limit 1)
            select coalesce((select max(position) from event_chain), 0), (select position from event_relay), (select count(*) from event_parked),
                (select count(*) from event_log e where (e.xid, e.seq) > (coalesce((select xid from tail), '0'::xid8), coalesce((select seq from tail), 0)))
            """));
        batch.BatchCommands.Add(new("select source, position, head, recorded_at from event_followed order by source"));
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        var (numbered, relayed, parked, unnumbered) = (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3));
        await rows.NextResultAsync(ct);
        List<FollowedLag> followed = [];
        while (await rows.ReadAsync(ct))
        {
            followed.Add(new(rows.GetString(0), rows.GetInt64(1), Math.Max(0, rows.GetInt64(2) - rows.GetInt64(1)),
                rows.IsDBNull(3) ? null : rows.GetFieldValue<DateTimeOffset>(3)));
        }
        return TypedResults.Ok(new Lag(options.Service, numbered, unnumbered, relayed, followed, parked));
    }
}

/// <summary>Remembers that the schema is current, so that a ready service is asked for a connection only.</summary>
internal sealed class SchemaState
{
    private volatile bool current;

    internal async Task<string?> WhyNotReady(DbContext db, CancellationToken ct)
    {
        try
        {
            if (!current && (await db.Database.GetPendingMigrationsAsync(ct)).Any())
                return "Cơ sở dữ liệu chưa được cập nhật / the schema is not current: run the migrate command";
            current = true;
            await db.Database.ExecuteSqlAsync($"select 1", ct);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return "PostgreSQL: " + (Outage.WhyClosed(e) ?? e.Message);
        }
    }
}
