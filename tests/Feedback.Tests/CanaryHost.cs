using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using DanVan.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace DanVan.Feedback.Tests;

/// <summary>Feedback with ears: every line that it logs at any level, every span with all that is written on it, and every measurement.</summary>
public sealed class CanaryHost : FeedbackHost
{
    private readonly ActivityListener listener;
    private readonly MeterListener meters;

    public CanaryHost()
    {
        listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => Traces.Add(
                $"{span.OperationName} {span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)} "
                + string.Join(' ', span.Events.Select(one => $"{one.Name} {string.Join(' ', one.Tags)}"))),
        };
        ActivitySource.AddActivityListener(listener);
        meters = new() { InstrumentPublished = (instrument, meter) => meter.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<byte>(Measured);
        meters.SetMeasurementEventCallback<short>(Measured);
        meters.SetMeasurementEventCallback<int>(Measured);
        meters.SetMeasurementEventCallback<long>(Measured);
        meters.SetMeasurementEventCallback<float>(Measured);
        meters.SetMeasurementEventCallback<double>(Measured);
        meters.SetMeasurementEventCallback<decimal>(Measured);
        meters.Start();
    }

    public ConcurrentBag<string> Logs { get; } = [];

    public ConcurrentBag<string> Traces { get; } = [];

    /// <summary>Each instrument with each set of tags, once.</summary>
    public ConcurrentDictionary<string, bool> Metrics { get; } = [];

    /// <summary>Asks those that speak only when asked.</summary>
    public void Measure() => meters.RecordObservableInstruments();

    public override async ValueTask DisposeAsync()
    {
        listener.Dispose();
        meters.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Logging:LogLevel:Default", "Trace");
        foreach (var quiet in new[] { "Microsoft", "Microsoft.EntityFrameworkCore.Database.Command", "Microsoft.EntityFrameworkCore.Update", "MassTransit" })
            builder.UseSetting($"Logging:LogLevel:{quiet}", "Trace");
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new Ear(Logs)));
    }

    private void Measured<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        Metrics[$"{instrument.Meter.Name} {instrument.Name} {instrument.Description} {string.Join(' ', tags.ToArray())} {string.Join(' ', instrument.Tags ?? [])}"] = true;

    private sealed class Ear(ConcurrentBag<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Add(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

/// <summary>Hears what feedback tells the others through the broker.</summary>
internal sealed class BrokerEar(IConnection connection, IChannel channel, string queue) : IAsyncDisposable
{
    public static async Task<BrokerEar> Listen(TestBroker broker)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker.ConnectionString) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync("danvan.events", "direct", durable: true);
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, "danvan.events", "feedback");
        return new(connection, channel, queue);
    }

    /// <summary>All messages, until one names the thing.</summary>
    public async Task<string> HeardUntil(string named)
    {
        var heard = new StringBuilder();
        await Eventually.Holds(async () =>
        {
            while (await channel.BasicGetAsync(queue, autoAck: true) is { } message)
                heard.Append(message.BasicProperties.Headers is { } headers ? string.Join(' ', headers) : "").AppendLine(Encoding.UTF8.GetString(message.Body.Span));
            return heard.ToString().Contains(named, StringComparison.Ordinal);
        });
        return heard.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
