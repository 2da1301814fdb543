using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>Tells what passes by itself from what is wrong with a request or an event.</summary>
internal static class Outage
{
    /// <summary>PostgreSQL is away, is shutting down, or was too busy for too long.</summary>
    internal static bool OfDatabase(Exception e) =>
        e is RetryLimitExceededException or TimeoutException or NpgsqlException { IsTransient: true }
            or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow }
        || e.InnerException is { } inner && OfDatabase(inner);
}
