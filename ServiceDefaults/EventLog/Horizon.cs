using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>
/// The oldest transaction that may still log here. PostgreSQL counts transactions over all its databases, so a long one in a neighbour's
/// database would hold back numbering in this one: those that certainly belong to another database are left out.
/// </summary>
internal static class Horizon
{
    internal static async Task<ulong> Read(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            with elsewhere as materialized (
                select l.transactionid as xid from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock'
                  and a.datid <> (select oid from pg_database where datname = current_database()))
            select coalesce(min(running), pg_snapshot_xmax(pg_current_snapshot()))
            from pg_snapshot_xip(pg_current_snapshot()) as running where running::xid not in (select xid from elsewhere)
            """, connection);
        return (ulong)(await command.ExecuteScalarAsync(ct))!;
    }
}
