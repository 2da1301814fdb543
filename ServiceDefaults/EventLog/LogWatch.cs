using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>
/// Measures what waits. Counters of what moves say nothing where nothing moves: so a timer reads the tables, as every replica may, and who
/// collects is told what was read last. A reading that is too old is told to nobody.
/// </summary>
internal sealed class LogWatch(NpgsqlDataSource database, EventLogOptions options, TimeProvider clock, IMeterFactory meters, ILogger<LogWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15), Fresh = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset began = clock.GetUtcNow();
    private volatile Reading? last;
    private Instrument collected = null!;

    private sealed record Reading(LogReading Log, DateTimeOffset At);

    /// <summary>Reads the tables now; an absent database only leaves the reading before, which grows old.</summary>
    internal async Task Look(CancellationToken ct)
    {
        try
        {
            last = new(await LogReading.Read(database, ct), clock.GetUtcNow());
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            logger.LogDebug("What waits is not known: {Reason}", e.Message);
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        collected = Measure(meters.Create(Telemetry.Name));
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            // Without a collector nobody asks the database.
            if (collected.Enabled)
                await Look(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private Instrument Measure(Meter meter)
    {
        meter.CreateObservableGauge<long>("danvan.events.unrelayed", Unrelayed, "{event}", "Numbered events that the broker has not confirmed");
        meter.CreateObservableGauge<long>("danvan.events.behind", Behind, "{event}", "Events of another service that are known and not applied");
        meter.CreateObservableGauge<long>("danvan.events.parked.now", ParkedNow, "{event}", "Events that wait for a person, with those behind them");
        meter.CreateObservableGauge<double>("danvan.events.waiting", Waiting, "s", "Since the first event waits to be numbered, or for the broker");
        meter.CreateObservableGauge<double>("danvan.events.unheard", Unheard, "s", "Since another service was last heard of: events applied, or none left");
        return meter.CreateObservableGauge<long>("danvan.events.unnumbered", Unnumbered, "{event}", "Recorded events without a position");
    }

    internal IEnumerable<Measurement<long>> Unnumbered() => Now<long>(log => [new(log.Unnumbered)]);

    private IEnumerable<Measurement<long>> Unrelayed() => Now<long>(log => [new(Math.Max(0, log.Numbered - log.Relayed))]);

    private IEnumerable<Measurement<long>> ParkedNow() => Now<long>(log => [new(log.Parked)]);

    private IEnumerable<Measurement<long>> Behind() => Now(log => log.Followed.Select(one => new Measurement<long>(one.Behind, Of(one.Source))));

    private IEnumerable<Measurement<double>> Waiting() => Now<double>(log => [new(log.UnnumberedFor, Step("numbering")), new(log.UnrelayedFor, Step("relaying"))]);

    // Whom it has never heard of, it has not heard of since it began.
    private IEnumerable<Measurement<double>> Unheard() => Now(log => options.Followed.Keys.Select(source => new Measurement<double>(
        (clock.GetUtcNow() - (log.Followed.FirstOrDefault(one => one.Source == source)?.HeardAt ?? began)).TotalSeconds, Of(source))));

    private IEnumerable<Measurement<T>> Now<T>(Func<LogReading, IEnumerable<Measurement<T>>> measure)
        where T : struct => last is { } reading && clock.GetUtcNow() - reading.At < Fresh ? measure(reading.Log) : [];

    private static KeyValuePair<string, object?> Of(string source) => new("source", source);

    private static KeyValuePair<string, object?> Step(string name) => new("step", name);
}
