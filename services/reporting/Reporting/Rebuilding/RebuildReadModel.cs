using System.Data;
using Npgsql;

namespace DanVan.Reporting.Rebuilding;

/// <summary>What a rebuild came to.</summary>
internal sealed record Outcome(bool Switched, long Rows, long Missing, long Surplus, string Differences);

/// <summary>Another rebuild is at work; there is one at a time.</summary>
internal sealed class RebuildAtWork() : InvalidOperationException("Another rebuild is at work.");

/// <summary>
/// Makes a read model again from the archive, in a schema beside the one that is read, compares the two, and puts the new one in the old
/// one's place. It is filled and compared in one snapshot while the follower goes on; then, for as long as it takes to add what came
/// meanwhile, the follower waits. Whoever reads waits for the exchange of names alone, behind a long reader for one of <see cref="ShortTries"/>.
/// </summary>
internal sealed class RebuildReadModel(NpgsqlDataSource database, TimeProvider clock)
{
    internal const long OneAtATime = 0x526562756C64;

    /// <summary>How often the switch is tried.</summary>
    internal int MostTries { get; init; } = 20;

    /// <param name="always">Switch though the two differ: the archive is right, and the old one is known to be wrong.</param>
    public async Task<Outcome> Run(ReadModel model, bool always, CancellationToken ct)
    {
        var begun = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await Ask<bool>(connection, $"select pg_try_advisory_lock({OneAtATime})", ct) is false)
            throw new RebuildAtWork();
        try
        {
            await Do(connection, "drop schema if exists beside cascade; create schema beside; create schema if not exists replaced", ct);
            var before = await Fill(connection, model, ct);
            var outcome = await new ShortTries(MostTries, clock).Of(() => Switch(connection, model, before, always, ct),
                $"The old {model.Name} were read without a pause, so the new ones could not take their place. Ask again when the export or the analyst is done.", ct);
            await Do(connection, "drop schema beside cascade", ct);
            await Keep(connection, model, begun, outcome, ct);
            return outcome;
        }
        finally
        {
            await Do(connection, $"reset search_path; select pg_advisory_unlock({OneAtATime})", CancellationToken.None);
        }
    }

    // Archive and old model of one moment: where they differ now, they differ.
    private static async Task<Outcome> Fill(NpgsqlConnection connection, ReadModel model, CancellationToken ct)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await Do(connection, $"""
            set local search_path = beside, public;
            {string.Join('\n', model.Tables.Select(table => $"select begin_beside('{table}');"))}
            create table since as select source, 0::bigint as position from event_archive group by source;
            {model.Fill}
            {model.Complete}
            {string.Join('\n', model.Tables.Reverse().Select(table => $"select finish_beside('{table}');"))}
            truncate since;
            insert into since select source, max(position) from event_archive group by source;
            """, ct);
        var outcome = await Compare(connection, model, "true", ct);
        await snapshot.CommitAsync(ct);
        return outcome;
    }

    private static async Task<Outcome> Switch(NpgsqlConnection connection, ReadModel model, Outcome before, bool always, CancellationToken ct)
    {
        await using var exchange = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await Do(connection, $"""
            set local search_path = beside, public;
            set local lock_timeout = {ShortTries.WaitMs};
            lock table {string.Join(", ", model.Tables.Select(table => "public." + table))} in share row exclusive mode;
            insert into since select source, 0 from event_archive where source not in (select source from since) group by source;
            {model.Fill}
            """, ct);
        var since = await Compare(connection, model,
            $"exists (select from event_archive e join since s on s.source = e.source and e.position > s.position where e.subject in ({model.Subject}))", ct);
        var outcome = before with
        {
            Missing = before.Missing + since.Missing,
            Surplus = before.Surplus + since.Surplus,
            Differences = before.Differences == "[]" ? since.Differences : before.Differences,
            Rows = await Ask<long>(connection, $"select count(*) from {model.Tables[0]}", ct),
        };
        if (outcome is { Missing: > 0 } or { Surplus: > 0 } && !always)
            return outcome;
        await Do(connection, $"""
            {model.Hand}
            lock table {string.Join(", ", model.Tables.Select(table => "public." + table))} in access exclusive mode;
            {string.Join('\n', model.Tables.Select(table => $"select switch_beside('{table}');"))}
            """, ct);
        await exchange.CommitAsync(ct);
        await Do(connection, $"vacuum (analyze) {string.Join(", ", model.Tables)}", ct);
        return outcome with { Switched = true };
    }

    private static async Task<Outcome> Compare(NpgsqlConnection connection, ReadModel model, string which, CancellationToken ct)
    {
        var rows = $"select {model.Columns} from {{0}}.{model.Tables[0]} where {which}";
        var (now, made) = (rows.Replace("{0}", "public", StringComparison.Ordinal), rows.Replace("{0}", "beside", StringComparison.Ordinal));
        await using var command = new NpgsqlCommand($"""
            with missing as ({made} except all {now}), surplus as ({now} except all {made}),
            sample as ((select 'missing' as what, to_jsonb(m) as found from missing m limit 5) union all (select 'surplus', to_jsonb(s) from surplus s limit 5))
            select (select count(*) from missing), (select count(*) from surplus),
                (select coalesce(jsonb_agg(jsonb_build_object('what', what, 'row', found)), '[]')::text from sample)
            """, connection)
        { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new(false, 0, row.GetInt64(0), row.GetInt64(1), row.GetString(2));
    }

    private async Task Keep(NpgsqlConnection connection, ReadModel model, DateTimeOffset begun, Outcome outcome, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("insert into public.rebuild values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)", connection)
        {
            Parameters =
            {
                new() { Value = Guid.CreateVersion7() }, new() { Value = model.Name }, new() { Value = begun }, new() { Value = clock.GetUtcNow() },
                new() { Value = outcome.Switched ? "switched" : "differs" }, new() { Value = outcome.Rows }, new() { Value = outcome.Missing },
                new() { Value = outcome.Surplus }, new() { Value = outcome.Differences },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task Do(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<T> Ask<T>(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }
}
