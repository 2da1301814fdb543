using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace DanVan.Platform.Tests.Rolling;

/// <summary>Sends a request every few milliseconds, whether or not the last one is answered, and never a second time.</summary>
internal sealed class SteadyCaller(string service, Uri address, Func<HttpClient, Task<HttpResponseMessage>> call) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
    private int answered;

    internal SteadyCaller(Fleet fleet, Func<HttpClient, Task<HttpResponseMessage>> call) : this(fleet.Name, fleet.Front.Address, call)
    {
    }

    internal string Service => service;

    internal int Answered => answered;

    internal ConcurrentQueue<string> Failures { get; } = [];

    internal async Task Call(TimeSpan pause, string? token, CancellationToken enough)
    {
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        List<Task> calls = [];
        using var timer = new PeriodicTimer(pause);
        while (!enough.IsCancellationRequested)
        {
            calls.Add(Once());
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
        await Task.WhenAll(calls);
    }

    public void Dispose() => client.Dispose();

    private async Task Once()
    {
        try
        {
            using var answer = await call(client);
            if (answer.IsSuccessStatusCode)
                Interlocked.Increment(ref answered);
            else
                Failures.Enqueue($"{Service} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            Failures.Enqueue($"{Service} did not answer: {e.Message}");
        }
    }
}
