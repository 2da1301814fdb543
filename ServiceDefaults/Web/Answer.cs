using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DanVan.ServiceDefaults;

/// <summary>The answer to a write: rendered once, remembered with its key, then sent; a replay sends the same bytes.</summary>
public sealed record Answer(int Status, byte[]? Body, string? Location, string? ETag) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => Status;

    public static Answer Created<T>(string location, T body, long version) => new(201, Render(body), location, Quote(version));

    public static Answer Created<T>(string location, T body) => new(201, Render(body), location, null);

    public static Answer Accepted<T>(string location, T body) => new(202, Render(body), location, null);

    public static Answer Ok<T>(T body, long version) => new(200, Render(body), null, Quote(version));

    public static Answer Ok<T>(T body) => new(200, Render(body), null, null);

    public static Answer Several<T>(T body) => new(207, Render(body), null, null);

    public static Answer NoContent(long version) => new(204, null, null, Quote(version));

    internal static string Quote(long version) => $"\"{version}\"";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Location is not null)
            response.Headers.Location = Location;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (Body is null)
            return;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }

    private static byte[] Render<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, Json.Options);
}
