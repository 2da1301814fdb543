using DanVan.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace DanVan.Platform.Tests.Rolling;

/// <summary>
/// What a Kubernetes Service does for its pods: one address, behind it those replicas that lately said that they are ready. It tries nothing
/// twice: what a replica drops, the caller sees.
/// </summary>
internal sealed class Front : IAsyncDisposable
{
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMilliseconds(100);

    private readonly WebApplication host;
    private readonly HttpClient replicas = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly CancellationTokenSource end = new();
    private readonly List<Task> probes = [];
    private volatile Uri[] ready = [];
    private int turn;

    private Front(WebApplication host) => this.host = host;

    internal Uri Address => new(host.Urls.First());

    internal static async Task<Front> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var front = new Front(app);
        app.Run(front.Forward);
        await app.StartAsync();
        return front;
    }

    /// <summary>From now on asked whether it is ready; returns when it gets requests.</summary>
    internal Task Add(ServiceProcess replica)
    {
        lock (probes)
            probes.Add(Probe(replica.Address));
        return Eventually.Holds(() => Task.FromResult(ready.Contains(replica.Address)));
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(probes);
        await host.DisposeAsync();
        replicas.Dispose();
        end.Dispose();
    }

    private async Task Probe(Uri replica)
    {
        while (!end.IsCancellationRequested)
        {
            Set(replica, await IsReady(replica));
            await Task.Delay(BetweenProbes, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Set(Uri replica, bool isReady)
    {
        lock (probes)
            ready = isReady ? [.. ready.Except([replica]), replica] : [.. ready.Except([replica])];
    }

    private async Task<bool> IsReady(Uri replica)
    {
        try
        {
            using var answer = await replicas.GetAsync(new Uri(replica, "health/ready"), end.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Forward(HttpContext context)
    {
        var open = ready;
        if (open.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        var replica = open[(int)((uint)Interlocked.Increment(ref turn) % open.Length)];
        using var request = new HttpRequestMessage(new(context.Request.Method), new Uri(replica, context.Request.Path + context.Request.QueryString));
        if (context.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody)
            request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key is not ("Host" or "Connection" or "Transfer-Encoding")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }
        try
        {
            using var answer = await replicas.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (HttpRequestException e)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            await context.Response.WriteAsync(e.ToString());
        }
    }
}
