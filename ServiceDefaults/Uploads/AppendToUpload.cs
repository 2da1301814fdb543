using System.Buffers;
using System.ComponentModel;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DanVan.ServiceDefaults;

/// <summary>
/// The next bytes of an upload. What has arrived is kept, also where the line breaks or the service dies in the middle; of two that append at
/// once the later is served, for the earlier hangs on a line that its caller has given up.
/// </summary>
internal static class AppendToUpload
{
    // At 64 kbit/s eight seconds; as much may be lost with a service that dies.
    private const int PartSize = 1 << 16;

    internal static void Map(RouteGroupBuilder uploads) => uploads.MapPatch("/{id:guid}", Handle)
        .WithName(nameof(AppendToUpload)).WithSummary("Append to an upload from where it stands").StreamsBody(null)
        .Accepts<IFormFile>(UploadFields.MediaType).Produces(204).Refuses(400, 404, 409, 413, 415);

    internal static async Task<IResult> Handle(
        Guid id,
        [FromHeader(Name = UploadFields.Offset), Description("Where the upload stands by the last answer: the place of the first byte sent.")] string? offset,
        [FromHeader(Name = UploadFields.Complete), Description("?1 when nothing follows behind this, else ?0.")] string? complete,
        [FromHeader(Name = UploadFields.Length), Description("How many bytes there will be, where that was not said yet.")] string? length,
        HttpRequest request, HttpResponse response, UploadStore store, UploadLimits limits, Caller caller, CancellationToken ct)
    {
        if (UploadFields.Integer(offset) is not { } from)
            return UploadFields.Unreadable(UploadFields.Offset, "Cần một số nguyên.", "An integer is needed.");
        if (UploadFields.Boolean(complete) is not { } last)
            return UploadFields.Unreadable(UploadFields.Complete, "Cần ?0 hoặc ?1.", "?0 or ?1 is needed.");
        if (length is not null && UploadFields.Integer(length) is null)
            return UploadFields.Unreadable(UploadFields.Length, "Cần một số nguyên.", "An integer is needed.");
        if (await store.TakeOver(id, caller.Client, ct) is not { } upload || limits.For(caller) is not { } most)
            return UploadProblems.NotFound.ToRefusal();
        response.Say(upload, most, store.Now);
        if (upload.Received != from)
            return OtherOffset(upload, from);
        if (upload.Complete)
            return UploadProblems.Completed.ToRefusal();
        var (after, refusal) = await Append(upload, UploadFields.Integer(length), last, request, store, most);
        response.Say(after, most, store.Now);
        return refusal ?? (IResult)TypedResults.NoContent();
    }

    /// <summary>Takes a body in, part after part. The upload as it stands then, and why it went no further.</summary>
    internal static async Task<(Upload Upload, Refusal? Why)> Append(
        Upload upload, long? said, bool last, HttpRequest request, UploadStore store, long most)
    {
        if (upload.Expecting(said, request.ContentLength, last, most).Refused(out var contradiction, out var expected))
            return (upload, contradiction);
        if (expected.Length != upload.Length && !await store.SetLength(expected))
            return (upload, CommonProblems.Conflict);
        var buffer = ArrayPool<byte>.Shared.Rent(PartSize);
        try
        {
            (upload, var end) = (expected, false);
            while (!end)
            {
                var (part, cut) = await Next(request.Body, buffer.AsMemory(0, PartSize));
                if (upload.Received + part.Length > (upload.Length ?? most))
                    return (upload, upload.Length is null ? CommonProblems.TooLarge : UploadProblems.OtherLength);
                if (part.Length > 0 && !await store.Add(upload, part))
                    return (upload, CommonProblems.Conflict);
                (upload, end) = (upload with { Received = upload.Received + part.Length }, part.Length < PartSize);
                cut?.Throw();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
        if (!last)
            return (upload, null);
        return await store.Complete(upload) ? (upload with { Complete = true, Length = upload.Received }, (Refusal?)null) : (upload, UploadProblems.OtherLength);
    }

    internal static Refusal OtherOffset(Upload upload, long provided) => UploadProblems.OtherOffset.With(
        $"Đã nhận {upload.Received} byte.", $"{upload.Received} bytes are here.", ("expected-offset", upload.Received), ("provided-offset", provided));

    // A full part, or what there is before the body ends or breaks off. The line's own signal is not listened to: what it brought is kept first.
    private static async Task<(ReadOnlyMemory<byte> Part, ExceptionDispatchInfo? Cut)> Next(Stream body, Memory<byte> buffer)
    {
        var filled = 0;
        try
        {
            for (int read; filled < buffer.Length && (read = await body.ReadAsync(buffer[filled..], CancellationToken.None)) > 0;)
                filled += read;
            return (buffer[..filled], null);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return (buffer[..filled], ExceptionDispatchInfo.Capture(e));
        }
    }
}
