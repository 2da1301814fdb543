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
        var log = await LogReading.Read(database, ct);
        return TypedResults.Ok(new Lag(options.Service, log.Numbered, log.Unnumbered, log.Relayed,
            [.. log.Followed.Select(one => new FollowedLag(one.Source, one.Position, one.Behind, one.RecordedAt))], log.Parked));
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
