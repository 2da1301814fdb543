using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace DanVan.TestKit;

/// <summary>Requests as a test says them, and answers as it expects them.</summary>
public static class Requests
{
    /// <summary>POST with a fresh key, unless one is given.</summary>
    public static async Task<HttpResponseMessage> Post(this HttpClient client, string path, object body, string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await client.SendAsync(request);
    }

    /// <summary>The body of a GET that must succeed.</summary>
    public static async Task<JsonElement> Read(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Checks the status, shows the body where it differs, returns it parsed.</summary>
    public static async Task<JsonElement> ShouldBe(this HttpResponseMessage answer, HttpStatusCode expected)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)expected} was expected, {(int)answer.StatusCode} came: {body}");
        return body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>Checks that a request was refused, and with which code.</summary>
    public static async Task<JsonElement> ShouldRefuse(this HttpResponseMessage answer, int status, string code)
    {
        var body = await answer.ShouldBe((HttpStatusCode)status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, body.GetProperty("code").GetString());
        return body;
    }

    public static string Text(this JsonElement body, string name) => body.GetProperty(name).GetString()!;

    public static Guid Id(this JsonElement body) => body.GetProperty("id").GetGuid();
}
