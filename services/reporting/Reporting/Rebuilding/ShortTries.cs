using Npgsql;

namespace DanVan.Reporting.Rebuilding;

/// <summary>
/// Tries what needs a table for itself. Behind an export or an analyst that keeps the table open, whoever reads next and the follower would
/// queue too: so a try waits no longer than <see cref="WaitMs"/>, and between two of them all who wait are let through.
/// </summary>
/// <param name="Most">Twenty tries take seven minutes.</param>
internal sealed record ShortTries(int Most, TimeProvider Clock)
{
    public const int WaitMs = 300;

    private const int LongestPauseMs = 30_000;

    /// <summary>What the first try came to that got its locks.</summary>
    /// <exception cref="TimeoutException">None did; it says why.</exception>
    public async Task<Outcome> Of(Func<Task<Outcome>> attempt, string why, CancellationToken ct)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await attempt();
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                if (tried >= Most)
                    throw new TimeoutException(why, e);
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(WaitMs * Math.Pow(2, tried), LongestPauseMs)), Clock, ct);
            }
        }
    }
}
