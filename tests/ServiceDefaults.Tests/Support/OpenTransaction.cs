using DanVan.TestKit;
using Npgsql;

namespace DanVan.ServiceDefaults.Tests;

/// <summary>A transaction that stays open as long as the test likes: it holds locks, or a place in the order of transactions.</summary>
internal sealed class OpenTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private OpenTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (this.connection, this.transaction) = (connection, transaction);

    internal static async Task<OpenTransaction> In(TestDatabase database, string sql)
    {
        var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        var open = new OpenTransaction(connection, await connection.BeginTransactionAsync());
        await open.Run(sql);
        return open;
    }

    internal async Task Run(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>An event of a thing of its own, as another program with rights on the database could log it.</summary>
    internal Task LogEvent() => Run(Sql.LogEvent);

    internal Task Commit() => transaction.CommitAsync();

    internal Task Rollback() => transaction.RollbackAsync();

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();
}

internal static class Sql
{
    internal const string LogEvent = """
        insert into event_log (id, seq, type, subject, version, is_public, actor, occurred_at, data)
        select gen_random_uuid(), 1 + count(*), 'vn.danvan.notes.note-written.v1', gen_random_uuid(), 1, true, 'test', now(), '{}'
        from event_log where xid = pg_current_xact_id_if_assigned()
        """;

    /// <summary>Backends of this database that wait for somebody's lock.</summary>
    internal const string Waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    /// <summary>The backend of the sequencer that leads; 0 while none does.</summary>
    internal const string Leader = """
        select coalesce(max(l.pid), 0) from pg_locks l join pg_database d on d.oid = l.database
        where l.locktype = 'advisory' and l.granted and d.datname = current_database()
          and l.classid = (x'44616E56616E'::bigint >> 32)::oid and l.objid = (x'44616E56616E'::bigint & x'FFFFFFFF'::bigint)::oid
        """;

    /// <summary>What PostgreSQL does at last with the backends of a process that was killed.</summary>
    internal static async Task EndWaiting(this TestDatabase database)
    {
        await database.Run("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        await Eventually.Holds(async () => !await database.SomebodyWaits());
    }

    internal static Task<bool> SomebodyWaits(this TestDatabase database) => database.Read<bool>($"select ({Waiting}) > 0");
}
