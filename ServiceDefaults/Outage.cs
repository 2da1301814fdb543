using System.Security.Authentication;
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

    /// <summary>Why PostgreSQL cannot be reached or lets nobody in, in one line; null for whatever else went wrong.</summary>
    internal static string? WhyClosed(Exception e) => e switch
    {
        RetryLimitExceededException { InnerException: { } last } => WhyClosed(last),
        PostgresException { SqlState: ['2', '8', ..] or ['3', 'D', ..] or ['5', '3', ..] or ['5', '7', ..] } refused => refused.MessageText,
        PostgresException => null,
        NpgsqlException { InnerException: AuthenticationException } =>
            "the server's certificate is refused: no authority in the file of Root Certificate has signed it, or it is another server's, or its time is over",
        NpgsqlException { InnerException: { } cause } => $"{e.Message}: {cause.Message}",
        NpgsqlException => e.Message,
        _ => null,
    };
}
