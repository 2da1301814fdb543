using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>
/// Puts an upload in the place of the body of a request that names one, so that no endpoint knows how its file came. The endpoint's own limit
/// holds, and its own media types; a success uses the upload up, unless the caller keeps it.
/// </summary>
internal static class NamedUploads
{
    internal static async Task Replace(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        var named = request.Headers[UploadFields.Named].ToString();
        if (named.Length == 0)
        {
            await (IsPartOfOther(http) ? Refuse(http, "Phần tệp chỉ gửi tới /v1/uploads.", "Parts are sent to /v1/uploads.") : next(http));
            return;
        }
        if (http.GetEndpoint() is not { } endpoint || UploadLimits.Of(endpoint) is not { } most)
        {
            await (http.GetEndpoint() is null ? next(http) : Refuse(http, "Địa chỉ này không nhận tệp.", "No file is taken at this address."));
            return;
        }
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true && request.ContentLength is not 0)
        {
            await Refuse(http, "Đã nêu tệp thì không gửi nội dung.", "A request that names an upload has no body of its own.");
            return;
        }
        var services = http.RequestServices;
        var (store, caller, write) = (services.GetRequiredService<UploadStore>(), services.GetRequiredService<Caller>(), services.GetRequiredService<WriteRequest>());
        write.UploadPrint = services.GetRequiredService<RequestPrint>().Of($"{request.Method} {request.Path}{request.QueryString}\n{UploadFields.Named} {UploadFields.Id(named)}");
        if (UploadFields.Id(named) is not { } id || await store.Find(id, caller.Client, http.RequestAborted) is not { } upload)
        {
            await (await FirstAnswer(http, write) ?? UploadProblems.NotFound.ToRefusal()).ExecuteAsync(http);
            return;
        }
        if (WhyNotTaken(upload, most, endpoint) is { } why)
        {
            http.Response.Say(upload, most, store.Now);
            await why.ExecuteAsync(http);
            return;
        }
        var body = new UploadedBody(upload, store);
        (request.Body, request.ContentType, request.ContentLength) = (body, upload.ContentType, upload.Received);
        http.Features.Set<IHttpRequestBodyDetectionFeature>(body);
        await next(http);
        if (http.Response.StatusCode is >= 200 and < 300 && !UploadFields.Keeps(named))
            await UseUp(upload, caller, store);
    }

    // A part must never pass for the whole.
    private static bool IsPartOfOther(HttpContext http) =>
        UploadFields.Boolean(http.Request.Headers[UploadFields.Complete]) == false && !http.Request.Path.StartsWithSegments("/v1/uploads");

    private static Task Refuse(HttpContext http, string vi, string en) => UploadProblems.NotTaken.With(vi, en).ExecuteAsync(http);

    private static Refusal? WhyNotTaken(Upload upload, long most, Endpoint endpoint) =>
        !upload.Complete ? UploadProblems.Incomplete.With($"Đã nhận {upload.Received} byte.", $"{upload.Received} bytes are here.", ("offset", upload.Received), ("length", upload.Length))
        : upload.Received > most ? CommonProblems.TooLarge.With($"Tối đa {most} byte.", $"At most {most} bytes.", ("maxSize", most))
        : endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { ContentTypes: { Count: > 0 } types } && !types.Any(type => Fits(upload.ContentType, type))
            ? CommonProblems.UnsupportedType.With($"Tệp là {upload.ContentType}.", $"The upload is {upload.ContentType}.", ("accepted", types))
        : null;

    private static bool Fits(string type, string accepted) => MediaTypeHeaderValue.Parse(type).IsSubsetOf(MediaTypeHeaderValue.Parse(accepted));

    // The request was done, and its upload has gone with it: sent again, it gets its answer all the same.
    private static async Task<IResult?> FirstAnswer(HttpContext http, WriteRequest write)
    {
        write.Key = http.Request.Headers[IdempotentWrites.Header].ToString() is { Length: > 0 } key ? key : null;
        write.Fingerprint = write.UploadPrint!;
        return write.Key is null ? null : await write.FirstAnswer(http.RequestServices.GetRequiredService<DbContext>(), http.RequestAborted);
    }

    private static async Task UseUp(Upload upload, Caller caller, UploadStore store)
    {
        try
        {
            await store.Remove(upload.Id, caller.Client, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The request is done and answered; what remains goes with its time.
        }
    }
}
