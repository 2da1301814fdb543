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

    /// <summary>How often it is looked at how long analysts' statements have run, in seconds.</summary>
    [Range(1, 600)]
    public int EverySeconds { get; set; } = 5;
}

/// <summary>
/// Ends what analysts run for longer than they may. The limits of their role are only what a session begins with: whoever has the password
/// may set them off, and nothing in the database prevents it.
/// </summary>
internal sealed partial class AnalystBudget(NpgsqlDataSource database, IOptions<AnalystOptions> options, TimeProvider clock, ILogger<AnalystBudget> log) : BackgroundService
{
    private const string Sql = """
        select count(case when state = 'active' then pg_cancel_backend(pid) else pg_terminate_backend(pid) end)
        from pg_stat_activity
        where usename = 'danvan_analyst' and datname = current_database()
          and (state = 'active' and query_start < clock_timestamp() - make_interval(secs => $1)
            or state like 'idle in transaction%' and state_change < clock_timestamp() - make_interval(secs => $2))
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.EverySeconds), clock);
        var isTold = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
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

    private async Task<long> End(CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = (double)options.Value.StatementSeconds });
        command.Parameters.Add(new() { Value = (double)options.Value.IdleSeconds });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Statements} statements or sessions of analysts went on for longer than they may and were ended")]
    private partial void Ended(long statements);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The budget of analysts is not looked after")]
    private partial void NotKept(Exception reason);
}
