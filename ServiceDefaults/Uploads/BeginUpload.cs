using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace DanVan.ServiceDefaults;

/// <summary>A caller begins to send a file in parts. With the request as much of it may come as the line carries; nothing is a beginning, too.</summary>
internal static class BeginUpload
{
    private const int LongestType = 255;

    internal static void Map(RouteGroupBuilder uploads) => uploads.MapPost("/", Handle)
        .WithName(nameof(BeginUpload)).WithSummary("Begin to send a file in parts").StreamsBody(null)
        .Accepts<IFormFile>("*/*").Answers<UploadView>(201).Refuses(400, 403, 409, 413, 415);

    internal static async Task<IResult> Handle(
        [FromHeader(Name = UploadFields.Complete), Description("?1 when nothing follows behind this, else ?0.")] string? complete,
        [FromHeader(Name = UploadFields.Length), Description("How many bytes there will be, where that is known.")] string? length,
        HttpRequest request, HttpResponse response, DbContext db, EventLog log, UploadStore store, UploadLimits limits, IOptions<UploadOptions> options,
        RequestPrint prints, WriteRequest write, Caller caller, CancellationToken ct)
    {
        if (UploadFields.Boolean(complete) is not { } last)
            return UploadFields.Unreadable(UploadFields.Complete, "Cần ?0 hoặc ?1.", "?0 or ?1 is needed.");
        var said = UploadFields.Integer(length);
        if (length is not null && said is null)
            return UploadFields.Unreadable(UploadFields.Length, "Cần một số nguyên.", "An integer is needed.");
        if (request.ContentType is not { Length: <= LongestType } type || !MediaTypeHeaderValue.TryParse(type, out _))
            return CommonProblems.UnsupportedType.With("Cần Content-Type của tệp.", "The Content-Type of the file is needed.");
        if (request.Headers.ContentEncoding.Count > 0)
            return CommonProblems.UnsupportedType.With("Không nhận nội dung nén.", "No content coding is taken.");
        if (limits.For(caller) is not { } most)
            return CommonProblems.Forbidden.With("Người gọi không được gửi tệp nào.", "This caller may send no file anywhere here.");
        response.Headers[UploadFields.Limit] = UploadFields.MaxSize(most);
        if (new Upload(Guid.CreateVersion7(), type, null, 0, false, 0, store.Now + options.Value.KeptFor)
            .Expecting(said, request.ContentLength, last, most).Refused(out var contradiction, out var upload))
            return contradiction;

        // The body is read as it comes, so what is said of it stands for it.
        write.Fingerprint = prints.Of($"{request.Method} {request.Path}\n{type}\n{length}\n{complete}");
        var answer = await Keep(upload, db, log, options.Value.MostPerClient, caller.Client, store.Now, ct);
        if (answer is Refusal)
            return answer;
        (upload, var why) = await AppendToUpload.Append(upload, said, last, request, store, most);
        response.Say(upload, most, store.Now);
        return why ?? answer;
    }

    // With the caller's key, and one after the other for each client, so that nobody has more than is allowed.
    private static Task<IResult> Keep(Upload upload, DbContext db, EventLog log, int most, string client, DateTimeOffset now, CancellationToken ct) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync<IResult>(async token =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(token);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('upload ' || {client}, 0))", token);
            var open = await db.Database.SqlQuery<Guid>($"select id as \"Value\" from upload where client = {client} and expires_at > {now} order by id").ToListAsync(token);
            if (open.Count >= most)
                return UploadProblems.TooMany.With($"Tối đa {most}.", $"At most {most}.", ("uploads", open.Select(Upload.AddressOf).ToList()));
            await db.Database.ExecuteSqlAsync($"""
                insert into upload (id, client, content_type, length, expires_at)
                values ({upload.Id}, {client}, {upload.ContentType}, {upload.Length}, {upload.ExpiresAt})
                """, token);
            var answer = await log.Save(Answer.Created(upload.Address, new UploadView(upload.Id, upload.ContentType, upload.Length, upload.ExpiresAt)), token);
            if (answer is not Refusal)
                await transaction.CommitAsync(token);
            return answer;
        }, ct);
}
