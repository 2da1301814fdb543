using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DanVan.Reporting.Analytics;

/// <summary>How much of the database one analyst may have. Configuration section <c>Analysts</c>.</summary>
internal sealed class AnalystOptions
{
    /// <summary>The longest that one statement of an analyst may take, whatever the session has set. Seconds.</summary>
    [Range(1, 3600)]
    public int StatementSeconds { get; set; } = 30;

    /// <summary>The longest that an analyst's transaction may be left open without a statement, whatever the session has set. Seconds.</summary>
    [Range(1, 3600)]
    public int IdleSeconds { get; set; } = 60;

    /// <summary>The longest that an analyst's transaction may go on altogether, however short its statements are. Seconds.</summary>
    [Range(1, 86_400)]
    public int TransactionSeconds { get; set; } = 300;

    /// <summary>How often it is looked at how long analysts' statements have run, in seconds.</summary>
    [Range(1, 600)]
    public int EverySeconds { get; set; } = 5;
}

/// <summary>
/// Ends what analysts run for longer than they may, in every database of the server. The limits of their role are only what a session begins
/// with: whoever has the password may set them off, and nothing in the database prevents it.
/// </summary>
internal sealed partial class AnalystBudget(NpgsqlDataSource database, IOptions<AnalystOptions> options, TimeProvider clock, ILogger<AnalystBudget> log) : BackgroundService
{
    // A statement may catch that it is cancelled: one that goes on all the same is ended with its session. Who only reads takes no transaction
    // number and no lock of their own naming: behind the one no event is numbered, and the other may be the lock by which one process leads.
    private const string Sql = """
        select count(case when ends then pg_terminate_backend(pid) else pg_cancel_backend(pid) end)
        from (
            select pid, state = 'active' and query_start < moment - $1 as is_long,
                state = 'active' and query_start < moment - 2 * $1
                    or state like 'idle in transaction%' and state_change < moment - $2
                    or xact_start < moment - $3
                    or backend_xid is not null
                    or exists (select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory') as ends
            from pg_stat_activity a, clock_timestamp() moment
            where usename = 'danvan_analyst') one
        where is_long or ends
        """;

    // Not in a migration: a database that was copied or restored has it again.
    private const string NoTemporaryTables = """
        do $$ begin
            if has_database_privilege('public', current_database(), 'temporary') then
                execute format('revoke temporary on database %I from public', current_database());
            end if;
        end $$
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.EverySeconds), clock);
        var (isTold, isClosed) = (false, false);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!isClosed)
                    await TakeTemporaryTables(stoppingToken);
                isClosed = true;
                if (await End(stoppingToken) is > 0 and var ended)
                    Ended(ended);
                isTold = false;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                // Of a database that cannot be reached, or a role that may not do this, once is enough.
                if (!isTold)
                    NotKept(e);
                isTold = true;
            }
        }
    }

    private async Task TakeTemporaryTables(CancellationToken ct)
    {
        await using var command = database.CreateCommand(NoTemporaryTables);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<long> End(CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        foreach (var seconds in new[] { options.Value.StatementSeconds, options.Value.IdleSeconds, options.Value.TransactionSeconds })
            command.Parameters.Add(new() { Value = TimeSpan.FromSeconds(seconds) });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Statements} statements or sessions of analysts went on for longer than they may and were ended")]
    private partial void Ended(long statements);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The budget of analysts is not looked after")]
    private partial void NotKept(Exception reason);
}
