using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.Committee.Units.Importing;

/// <summary>Says that there is an import to do; saying it twice is saying it once.</summary>
internal sealed class ImportSignal
{
    private readonly Channel<bool> due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => due.Writer.TryWrite(true);

    public async Task Wait(TimeSpan atMost, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(atMost);
        try
        {
            await due.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
        }
    }
}

/// <summary>
/// Does the received imports one after the other, in the order in which they came: by one process at a time, which holds a lock of the
/// session while it works. A job that a crash interrupted is found as it was received, and is done from the start.
/// </summary>
internal sealed class UnitImportWorker(
    NpgsqlDataSource database, IServiceScopeFactory scopes, ImportSignal signal, TimeProvider clock, ILogger<UnitImportWorker> logger) : BackgroundService
{
    private const long WorkerLock = 0x556E697473; // "Units"; locks are per database
    private const int Tries = 3;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private bool swept;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!swept)
                    await Sweep(stoppingToken);
                while (await WorkAlone(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Imports wait: {Reason}", e.Message);
            }
            await signal.Wait(Poll, stoppingToken);
        }
    }

    /// <summary>Does the oldest received import; false when there is none, or another process is at it.</summary>
    private async Task<bool> WorkAlone(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var alone = new NpgsqlCommand($"select pg_try_advisory_lock({WorkerLock})", connection);
        if (await alone.ExecuteScalarAsync(ct) is not true)
            return false;
        try
        {
            await using var oldest = new NpgsqlCommand("select id from unit_import where state = 'Received' order by id limit 1", connection);
            if (await oldest.ExecuteScalarAsync(ct) is not Guid id)
                return false;
            await Try(id, ct);
            return true;
        }
        finally
        {
            await using var release = new NpgsqlCommand($"select pg_advisory_unlock({WorkerLock})", connection);
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    /// <summary>
    /// Once in the life of a process: a crash between storing the rows and answering leaves rows without an import. Ids begin with their
    /// time, so a younger file, which may still be coming in, is let alone.
    /// </summary>
    private async Task Sweep(CancellationToken ct)
    {
        await using var sweep = database.CreateCommand(
            "delete from unit_import_row r where r.import_id < $1 and not exists (select from unit_import i where i.id = r.import_id)");
        sweep.Parameters.Add(new() { Value = Guid.CreateVersion7(clock.GetUtcNow().AddDays(-1)) });
        await sweep.ExecuteNonQueryAsync(ct);
        swept = true;
    }

    private async Task Try(Guid id, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ImportJob>().Run(id, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "Import {Import} did not succeed", id);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CommitteeDbContext>();
            await db.Imports.Where(import => import.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(import => import.Attempts, import => import.Attempts + 1)
                .SetProperty(import => import.Error, e.Message)
                .SetProperty(import => import.State, import => import.Attempts + 1 >= Tries ? ImportState.Failed : ImportState.Received), ct);
        }
    }
}
