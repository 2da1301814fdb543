using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DanVan.ServiceDefaults;

/// <summary>Traces, metrics and logs to any OTLP collector named by <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; nothing is sent without it.</summary>
internal static class Telemetry
{
    internal const string Name = "DanVan";
    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);
    internal static readonly Counter<long> Numbered = Meter.CreateCounter<long>("danvan.events.numbered", "{event}", "Events that got a position");
    internal static readonly Counter<long> Relayed = Meter.CreateCounter<long>("danvan.events.relayed", "{event}", "Events that the broker has confirmed");
    internal static readonly Counter<long> Followed = Meter.CreateCounter<long>("danvan.events.followed", "{event}", "Events of another service whose effects are committed");
    internal static readonly Counter<long> Parked = Meter.CreateCounter<long>("danvan.events.parked", "{event}", "Events that could not be applied");
    internal static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("danvan.events.lag", "s", "From the record of an event to its effect");

    /// <summary>One span for a chunk, linked to the requests that wrote its events.</summary>
    internal static Activity? StartFollowing(string source, IReadOnlyList<EventEnvelope> events)
    {
        if (!Source.HasListeners())
            return null;
        var links = events.Select(one => one.Traceparent).Distinct()
            .Select(parent => ActivityContext.TryParse(parent, null, isRemote: true, out var context) ? new ActivityLink(context) : default)
            .Where(link => link.Context != default);
        return Source.StartActivity($"follow {source}", ActivityKind.Consumer, default(ActivityContext), links: links);
    }

    internal static void AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        builder.Services.CheckAddress("OTEL_EXPORTER_OTLP_ENDPOINT");
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;
        builder.Logging.AddOpenTelemetry(logging => (logging.IncludeFormattedMessage, logging.IncludeScopes) = (true, true));
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service))
            .WithTracing(tracing => tracing.AddSource(Name, "MassTransit").AddNpgsql()
                .AddAspNetCoreInstrumentation(http => http.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics.AddMeter(Name, "MassTransit", "Npgsql").AddRuntimeInstrumentation()
                .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation())
            .UseOtlpExporter();
    }
}
