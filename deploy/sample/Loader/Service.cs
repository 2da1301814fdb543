using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DanVan.Loader;

/// <summary>One service, called as one client. What fails for the moment is tried again: with its key, a write has one effect.</summary>
internal sealed class Service(string name, Uri address, HttpClient http, Func<CancellationToken, Task<string>> token)
{
    private static readonly string[] Said = ["code", "detail", "title", "errors"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The status and the body; for a refusal the problem, whose <c>code</c> says why.</summary>
    internal sealed record Answered(HttpStatusCode Status, JsonElement Body)
    {
        public string? Problem => (int)Status >= 400 && Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;
    }

    public async Task<JsonElement> Get(string path, CancellationToken ct) =>
        Expect(path, await Send(() => new(HttpMethod.Get, new Uri(address, path)), ct)).Body;

    /// <summary>Every item of a list, over all its pages.</summary>
    public async IAsyncEnumerable<JsonElement> List(string path, [EnumeratorCancellation] CancellationToken ct)
    {
        var cursor = "";
        do
        {
            var page = await Get($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=500{cursor}", ct);
            foreach (var item in page.GetProperty("items").EnumerateArray())
                yield return item;
            cursor = page.TryGetProperty("next", out var next) ? $"&cursor={Uri.EscapeDataString(next.GetString()!)}" : null;
        }
        while (cursor is not null);
    }

    /// <summary>A write whose refusals are the caller's to judge.</summary>
    public Task<Answered> TryPost(string path, string key, object body, CancellationToken ct, string? ifMatch = null) => Send(() =>
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return request;
    }, ct);

    public async Task<JsonElement> Post(string path, string key, object body, CancellationToken ct, string? ifMatch = null) =>
        Expect(path, await TryPost(path, key, body, ct, ifMatch)).Body;

    public async Task<JsonElement> Put(string path, object body, string ifMatch, CancellationToken ct) =>
        Expect(path, await Send(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Put, new Uri(address, path)) { Content = JsonContent.Create(body) };
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
            return request;
        }, ct)).Body;

    public async Task<JsonElement> PostCsv(string path, string key, string file, CancellationToken ct) =>
        Expect(path, await Send(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = new StreamContent(File.OpenRead(file)) };
            request.Content.Headers.ContentType = new("text/csv");
            request.Headers.Add("Idempotency-Key", key);
            return request;
        }, ct)).Body;

    public LoaderException Failed(string path, Answered answered) =>
        new($"{name} refused {path}: {(int)answered.Status} {Why(answered.Body)}");

    private Answered Expect(string path, Answered answered) => (int)answered.Status < 400 ? answered : throw Failed(path, answered);

    private async Task<Answered> Send(Func<HttpRequestMessage> request, CancellationToken ct)
    {
        var until = DateTime.UtcNow + Patience;
        for (var pause = 100; ; pause = Math.Min(pause * 2, 3000))
        {
            string reason;
            try
            {
                using var message = request();
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token(ct));
                message.Headers.AcceptLanguage.ParseAdd("en");
                using var answer = await http.SendAsync(message, ct);
                if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
                    return new(answer.StatusCode, Parse(await answer.Content.ReadAsStringAsync(ct)));
                reason = $"it answers {(int)answer.StatusCode}";
            }
            catch (HttpRequestException e)
            {
                reason = e.Message;
            }
            if (DateTime.UtcNow > until)
                throw new LoaderException($"{name} at {address} cannot be used: {reason}");
            await Task.Delay(pause, ct);
        }
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text[..Math.Min(text.Length, 200)]);
        }
    }

    private static string Why(JsonElement body) => body.ValueKind == JsonValueKind.Object
        ? string.Join(' ', Said.Select(name => body.TryGetProperty(name, out var value) ? value.ToString() : null)
            .OfType<string>()).ReplaceLineEndings(" ")
        : body.ToString().ReplaceLineEndings(" ");
}
