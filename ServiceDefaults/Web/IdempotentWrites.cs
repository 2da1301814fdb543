using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>
/// One effect per key and caller. The key is stored with the effect by <see cref="EventLog.Save"/>, so the first answer is asked for only when
/// a request was refused: a repeated write runs into its own key, or into the change that the first one made.
/// </summary>
internal static class IdempotentWrites
{
    internal const string Header = "Idempotency-Key";
    private const int LongestKey = 255;

    internal static EndpointFilterDelegate Create(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        _ = context;
        return invocation => OnlyReads(invocation.HttpContext) ? next(invocation) : Write(invocation, next);
    }

    private static bool OnlyReads(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
        || http.GetEndpoint()?.Metadata.GetMetadata<OnlyReadsMetadata>() is not null;

    private static async ValueTask<object?> Write(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0 && HttpMethods.IsPost(http.Request.Method))
            return CommonProblems.KeyMissing.ToRefusal();
        if (key.Length > LongestKey || key.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return CommonProblems.KeyMissing.With("Khóa phải là ký tự ASCII, tối đa 255.", "A key is at most 255 printable ASCII characters.");

        var write = http.RequestServices.GetRequiredService<WriteRequest>();
        write.Key = key.Length == 0 ? null : key;
        try
        {
            var result = await next(invocation);
            return result is Refusal && await FirstAnswer(http, write) is { } first ? first : result;
        }
        // A commit whose confirmation was lost is tried again and meets itself under any of its keys.
        catch (DbUpdateException e) when (write.Key is not null && e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            if (await FirstAnswer(http, write) is { } first)
                return first;
            throw;
        }
    }

    private static async Task<IResult?> FirstAnswer(HttpContext http, WriteRequest write) =>
        write.Key is null ? null : await write.FirstAnswer(http.RequestServices.GetRequiredService<DbContext>(), http.RequestAborted);

    /// <summary>Reads the body once, before it is bound, and keeps what identifies the request.</summary>
    internal static async Task Fingerprint(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<StreamsBodyMetadata>() is not null)
        {
            await next(context);
            return;
        }

        using var hash = context.RequestServices.GetRequiredService<RequestPrint>().Begin();
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 1 << 20));
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(context.RequestAborted);
            foreach (var segment in read.Buffer)
            {
                hash.AppendData(segment.Span);
                body.Write(segment.Span);
            }
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }
        body.Position = 0;
        request.Body = body;
        context.RequestServices.GetRequiredService<WriteRequest>().Fingerprint = hash.GetHashAndReset();
        await next(context);
    }
}
