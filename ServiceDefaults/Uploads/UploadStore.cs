using Microsoft.Extensions.Options;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>Uploads in the service's own database. Whoever is not the caller that made one does not find it.</summary>
internal sealed class UploadStore(NpgsqlDataSource database, PartCipher cipher, IOptions<UploadOptions> options, TimeProvider clock)
{
    private const string Columns = "id, content_type, length, received, complete, turn, expires_at";

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<Upload?> Find(Guid id, string client, CancellationToken ct) =>
        await One($"select {Columns} from upload where id = $1 and client = $2 and expires_at > $3", ct, id, client, Now);

    /// <summary>
    /// Turns to an upload anew, and gives it its time anew. An append that is still under way belongs to a line that its caller has given up: it
    /// stores nothing from here on, so that what is read here stays true.
    /// </summary>
    public async Task<Upload?> TakeOver(Guid id, string client, CancellationToken ct) =>
        await One($"update upload set turn = turn + 1, expires_at = $4 where id = $1 and client = $2 and expires_at > $3 returning {Columns}",
            ct, id, client, Now, Now + options.Value.KeptFor);

    /// <summary>Keeps a part behind those that are here. False when it is no longer this caller's turn.</summary>
    public async Task<bool> Add(Upload upload, ReadOnlyMemory<byte> part) => await Run("""
        with moved as (update upload set received = $3 + $4 where id = $1 and turn = $2 and received = $3 and not complete returning id)
        insert into upload_part (upload_id, starts_at, content) select id, $3, $5 from moved
        """, CancellationToken.None, upload.Id, upload.Turn, upload.Received, (long)part.Length, cipher.Close(part.Span, upload.Id, upload.Received)) == 1;

    /// <summary>Remembers how long it will be. False when it is no longer this caller's turn.</summary>
    public async Task<bool> SetLength(Upload upload) =>
        await Run("update upload set length = $3 where id = $1 and turn = $2", CancellationToken.None, upload.Id, upload.Turn, upload.Length!) == 1;

    /// <summary>Nothing follows. False when it is no longer this caller's turn, or something is missing.</summary>
    public async Task<bool> Complete(Upload upload) => await Run(
        "update upload set complete = true, length = received where id = $1 and turn = $2 and received = $3 and coalesce(length, received) = received",
        CancellationToken.None, upload.Id, upload.Turn, upload.Received) == 1;

    /// <exception cref="UploadGoneException">It was given up meanwhile.</exception>
    public async Task<byte[]> Part(Guid id, long startsAt, CancellationToken ct)
    {
        await using var command = Command("select content from upload_part where upload_id = $1 and starts_at = $2", id, startsAt);
        return await command.ExecuteScalarAsync(ct) is byte[] closed && cipher.Open(closed, id, startsAt) is { } part ? part : throw new UploadGoneException();
    }

    public async Task<bool> Remove(Guid id, string client, CancellationToken ct) =>
        await Run("delete from upload where id = $1 and client = $2", ct, id, client) == 1;

    public Task RemoveExpired(CancellationToken ct) => Run("delete from upload where expires_at <= $1", ct, Now);

    private async Task<Upload?> One(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(row.GetGuid(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetInt64(3), row.GetBoolean(4), row.GetInt64(5), row.GetFieldValue<DateTimeOffset>(6))
            : null;
    }

    private async Task<int> Run(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}

/// <summary>The upload that a request reads was given up, or cannot be read any more.</summary>
internal sealed class UploadGoneException() : Exception("The upload is gone.");
