using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DanVan.ServiceDefaults;

/// <summary>Configuration section <c>Drain</c>.</summary>
public sealed class DrainOptions
{
    /// <summary>How long a service that was told to go says that it is not ready, and answers all the same, before it stops listening.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan For { get; set; } = TimeSpan.FromSeconds(0);
}

/// <summary>
/// The orderly end of a replica. It says first that it is not ready and goes on answering for <c>Drain:For</c>, in which whoever sends it
/// requests turns to another; then it takes no more, finishes what it has begun, and goes.
/// </summary>
internal sealed class Drain(IOptions<DrainOptions> options, IOptions<HostOptions> host) : IHostedLifecycleService
{
    // What remains for requests that were begun.
    private static readonly TimeSpan ToFinish = TimeSpan.FromSeconds(30);

    private volatile bool began;

    internal bool Began => began;

    internal static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<DrainOptions>("Drain");
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Drain>());
    }

    // A line that is closed with an answer is opened anew elsewhere; one that is closed between two requests may swallow the second.
    internal Task CloseLines(HttpContext context, RequestDelegate next)
    {
        if (began && HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        return next(context);
    }

    // Not while the host is made: it would meet a mistyped setting before anybody can say so.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        host.Value.ShutdownTimeout = options.Value.For + ToFinish;
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        began = true;
        await Task.Delay(options.Value.For, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
