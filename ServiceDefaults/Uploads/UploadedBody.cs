using Microsoft.AspNetCore.Http.Features;

namespace DanVan.ServiceDefaults;

/// <summary>The body of a request that named an upload: its parts one after the other, one in memory at a time.</summary>
internal sealed class UploadedBody(Upload upload, UploadStore store) : Stream, IHttpRequestBodyDetectionFeature
{
    private ReadOnlyMemory<byte> part;
    private long next;

    public bool CanHaveBody => true;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (part.Length == 0 && next < upload.Received)
        {
            part = await store.Part(upload.Id, next, cancellationToken);
            next += part.Length;
        }
        var count = Math.Min(part.Length, buffer.Length);
        part[..count].CopyTo(buffer);
        part = part[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // As Kestrel: no thread waits for a line.
    public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("A body is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
