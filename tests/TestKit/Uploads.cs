using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace DanVan.TestKit;

/// <summary>Files in parts, as a client of the draft "Resumable Uploads for HTTP" sends them.</summary>
public static class Uploads
{
    /// <summary>Begins an upload and sends nothing yet. Its address.</summary>
    public static async Task<string> BeginUpload(this HttpClient client, string contentType, long? length = null, string? key = null)
    {
        using var answer = await client.SendBegin(contentType, length, key: key);
        await answer.ShouldBe(HttpStatusCode.Created);
        return answer.Headers.Location!.ToString();
    }

    public static async Task<HttpResponseMessage> SendBegin(
        this HttpClient client, string? contentType, long? length, byte[]? content = null, string? complete = "?0", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/uploads") { Content = new ByteArrayContent(content ?? []) };
        if (contentType is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        Add(request, "Upload-Length", length?.ToString(CultureInfo.InvariantCulture));
        Add(request, "Upload-Complete", complete);
        return await client.SendAsync(request);
    }

    public static async Task<HttpResponseMessage> Append(
        this HttpClient client, string address, byte[] part, long offset, bool last, string type = "application/partial-upload", long? length = null, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = new ByteArrayContent(part) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.TransferEncodingChunked = chunked;
        Add(request, "Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        Add(request, "Upload-Complete", last ? "?1" : "?0");
        Add(request, "Upload-Length", length?.ToString(CultureInfo.InvariantCulture));
        return await client.SendAsync(request);
    }

    /// <summary>What HEAD says; null when there is no such upload for this caller.</summary>
    public static async Task<(long Offset, bool Complete)?> Standing(this HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        return (Offset(answer), answer.Headers.GetValues("Upload-Complete").Single() == "?1");
    }

    public static long Offset(this HttpResponseMessage answer) => long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

    /// <summary>Sends what is missing of it, in parts of this size, from where it stands.</summary>
    public static async Task SendRest(this HttpClient client, string address, byte[] file, int partSize)
    {
        for (var at = (await client.Standing(address))!.Value.Offset; ;)
        {
            var part = file.AsSpan((int)at, (int)Math.Min(partSize, file.Length - at)).ToArray();
            using var answer = await client.Append(address, part, at, at + part.Length == file.Length);
            await answer.ShouldBe(HttpStatusCode.NoContent);
            at = answer.Offset();
            if (at == file.Length)
                return;
        }
    }

    /// <summary>A complete upload. Its address.</summary>
    public static async Task<string> Upload(this HttpClient client, byte[] file, string contentType, int partSize = 100_000)
    {
        var address = await client.BeginUpload(contentType, file.Length);
        await client.SendRest(address, file, partSize);
        return address;
    }

    /// <summary>A request whose file was uploaded before.</summary>
    public static async Task<HttpResponseMessage> PostUploaded(this HttpClient client, string path, string upload, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Upload", upload);
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        return await client.SendAsync(request);
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
            request.Headers.Add(name, value);
    }
}

/// <summary>A line of bytes to a service, for a test that breaks it: an append that says how much follows, and sends less.</summary>
public sealed class RawAppend : IDisposable
{
    private readonly TcpClient line = new() { NoDelay = true };

    private RawAppend()
    {
    }

    public static async Task<RawAppend> Begin(Uri service, string address, string token, long offset, long announced, bool last)
    {
        var append = new RawAppend();
        await append.line.ConnectAsync(service.Host, service.Port);
        await append.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            PATCH {address} HTTP/1.1
            Host: {service.Authority}
            Authorization: Bearer {token}
            Content-Type: application/partial-upload
            Content-Length: {announced}
            Upload-Offset: {offset}
            Upload-Complete: {(last ? "?1" : "?0")}


            """).ReplaceLineEndings("\r\n")));
        return append;
    }

    public async Task Send(ReadOnlyMemory<byte> bytes) => await line.GetStream().WriteAsync(bytes);

    /// <summary>The first line of the answer.</summary>
    public async Task<string?> Status()
    {
        using var reader = new StreamReader(line.GetStream(), leaveOpen: true);
        return await reader.ReadLineAsync();
    }

    /// <summary>The line breaks: no goodbye to whoever waits for the rest.</summary>
    public void Break() => line.Client.Close(0);

    public void Dispose() => line.Dispose();
}
