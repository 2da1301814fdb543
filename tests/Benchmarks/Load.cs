using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using DanVan.TestKit;

namespace DanVan.Benchmarks;

/// <summary>One accepted write: when it was sent, when it was answered (ticks of <see cref="Stopwatch"/>), and the model it made.</summary>
internal readonly record struct Accepted(long Sent, long Answered, Guid ModelId);

/// <summary>Callers that register models, each with its key and token.</summary>
internal static class Load
{
    private static int title;

    /// <summary>Each caller sends its next write when the last one is answered.</summary>
    public static async Task<IReadOnlyList<Accepted>> Closed(World world, int callers, TimeSpan time)
    {
        using var client = Client(world, callers);
        var accepted = new ConcurrentBag<Accepted>();
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetTimestamp() < until)
                accepted.Add(await Write(client));
        })));
        return [.. accepted];
    }

    /// <summary>Writes are sent at a steady rate, whether or not the last ones are answered.</summary>
    public static async Task<IReadOnlyList<Accepted>> Open(World world, double perSecond, TimeSpan time)
    {
        using var client = Client(world, 100);
        List<Task<Accepted>> writes = [];
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            while (writes.Count < Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond)
                writes.Add(Write(client));
            await timer.WaitForNextTickAsync();
        }
        return await Task.WhenAll(writes);
    }

    private static HttpClient Client(World world, int connections)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = world.Registry.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", World.Token());
        return client;
    }

    private static async Task<Accepted> Write(HttpClient client)
    {
        var number = Interlocked.Increment(ref title);
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/models")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(
                $$"""{"unitId":"{{SampleUnits.ThanhVinh}}","title":"Tổ tự quản an ninh trật tự số {{number}}","field":"defence-security","place":"khối {{number % 20}}"}""")),
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("Idempotency-Key", $"benchmark-{number}");
        var sent = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if ((int)answer.StatusCode != 201)
            throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return new(sent, Stopwatch.GetTimestamp(), Guid.Parse(answer.Headers.Location!.OriginalString.AsSpan("/v1/models/".Length)));
    }
}
