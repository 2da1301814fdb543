using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>The end of the chain, read once at the beginning of a reign and moved along with it.</summary>
internal sealed class ChainTail
{
    public long Position { get; private set; }

    public byte[] Hash { get; private set; } = new byte[32];

    public ulong Xid { get; private set; }

    public long Seq { get; private set; }

    public void Move(byte[] hash, ulong xid, long seq) => (Position, Hash, Xid, Seq) = (Position + 1, hash, xid, seq);

    public static async Task<ChainTail> Read(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select c.position, c.hash, e.xid, e.seq
            from event_chain c join event_log e on e.id = c.event_id order by c.position desc limit 1
            """, connection);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new() { Position = row.GetInt64(0), Hash = row.GetFieldValue<byte[]>(1), Xid = row.GetFieldValue<ulong>(2), Seq = row.GetInt64(3) }
            : new();
    }
}
