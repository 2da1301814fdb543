using Microsoft.EntityFrameworkCore;

namespace DanVan.ServiceDefaults;

/// <summary>The first answer to a caller's key, stored in the transaction of its effect.</summary>
internal sealed class IdempotencyKey
{
    public const string Unique = "idempotency_key_pkey";

    public required string Client { get; init; }

    public required string Key { get; init; }

    public required byte[] Fingerprint { get; init; }

    public required short Status { get; init; }

    public string? Location { get; init; }

    public string? Etag { get; init; }

    public byte[]? Body { get; init; }

    public Answer ToAnswer() => new(Status, Body, Location, Etag);
}

/// <summary>What identifies the write that is being answered. Empty where a consumer or a job writes.</summary>
internal sealed class WriteRequest(Caller caller)
{
    private static readonly byte[] Streamed = new byte[32];

    public string? Key { get; set; }

    public byte[] Fingerprint { get; set; } = Streamed;

    /// <summary>
    /// What identifies it instead, where it names an upload: that is gone when it is sent again. The first may have come with its body, so both
    /// are known; remembered is this.
    /// </summary>
    public byte[]? UploadPrint { get; set; }

    public void Remember(DbContext db, Answer answer)
    {
        if (Key is null)
            return;
        db.Add(new IdempotencyKey
        {
            Client = caller.Client,
            Key = Key,
            Fingerprint = UploadPrint ?? Fingerprint,
            Status = (short)answer.Status,
            Location = answer.Location,
            Etag = answer.ETag,
            Body = answer.Body,
        });
    }

    public async Task<Microsoft.AspNetCore.Http.IResult?> FirstAnswer(DbContext db, CancellationToken ct)
    {
        var first = await db.Set<IdempotencyKey>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Client == caller.Client && row.Key == Key, ct);
        return first is null ? null
            : first.Fingerprint.AsSpan().SequenceEqual(Fingerprint) || first.Fingerprint.AsSpan().SequenceEqual(UploadPrint) ? first.ToAnswer()
            : CommonProblems.KeyReused.ToRefusal();
    }
}
