using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DanVan.ServiceDefaults;

/// <summary>
/// The orderly end of a replica. It says first that it is not ready and goes on answering for <c>Drain:For</c>, in which whoever sends it
/// requests turns to another; then it takes no more, finishes what it has begun, and goes.
/// </summary>
internal sealed class Drain(TimeSpan time) : IHostedLifecycleService
{
    // What remains for requests that were begun.
    private static readonly TimeSpan ToFinish = TimeSpan.FromSeconds(30);

    private volatile bool began;

    internal bool Began => began;

    internal static void Add(IHostApplicationBuilder builder)
    {
        var time = builder.Configuration.GetValue("Drain:For", TimeSpan.FromSeconds(0));
        builder.Services.AddSingleton(new Drain(time));
        builder.Services.AddHostedService(services => services.GetRequiredService<Drain>());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = time + ToFinish);
    }

    // A line that is closed with an answer is opened anew elsewhere; one that is closed between two requests may swallow the second.
    internal Task CloseLines(HttpContext context, RequestDelegate next)
    {
        if (began && HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        return next(context);
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        began = true;
        await Task.Delay(time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
