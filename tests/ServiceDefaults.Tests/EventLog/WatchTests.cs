using System.Diagnostics.Metrics;
using DanVan.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace DanVan.ServiceDefaults.Tests;

/// <summary>What deploy/monitoring raises its alarms on: a pipeline that stands still counts nothing, but much waits in it.</summary>
public sealed class WatchTests(TestBrokers brokers) : IClassFixture<TestBrokers>
{
    [Fact]
    public async Task What_waits_for_its_number_or_for_the_broker_is_measured_and_for_how_long()
    {
        await using var notes = await SampleHost.Start("notes", "amqp://guest:guest@127.0.0.1:1");
        await notes.Write("told to nobody", "nor this");
        await notes.Numbered(2);
        var before = await Measured(notes);
        Assert.Equal((0, 2, 0), (before["unnumbered"], before["unrelayed"], before["waiting numbering"]));
        Assert.InRange(before["waiting relaying"], 0.000001, 600);

        await using var slow = await OpenTransaction.In(notes.Database, Sql.LogEvent);
        await notes.Write("behind the open one");

        var measured = await Measured(notes);
        Assert.Equal((1, 2), (measured["unnumbered"], measured["unrelayed"]));
        Assert.InRange(measured["waiting numbering"], 0.000001, 600);
        Assert.True(measured["waiting relaying"] > before["waiting relaying"]);
        await slow.Commit();
        await Eventually.Holds(async () => await Measured(notes) is var later && later["unnumbered"] == 0 && later["waiting numbering"] == 0 && later["unrelayed"] == 4);
    }

    [Fact]
    public async Task What_a_follower_lacks_has_set_aside_and_since_when_it_hears_nothing_is_measured()
    {
        await using var readers = await SampleHost.Start("readers", brokers.One); // without a way to the feed
        Assert.InRange((await Measured(readers))["unheard notes"], 0, 300);

        await readers.Database.Run("""
            insert into event_followed (source, position, head, followed_at) values ('notes', 3, 10, clock_timestamp() - interval '10 minutes')
                on conflict (source) do update set position = 3, head = 10, followed_at = excluded.followed_at;
            insert into event_parked (id, source, position, subject, type, event, reason)
                select gen_random_uuid(), 'notes', position, gen_random_uuid(), 'note-written', '{}', 'test' from generate_series(1, 2) position;
            """);
        var measured = await Measured(readers);
        Assert.Equal((7, 2), (measured["behind notes"], measured["parked.now"]));
        Assert.InRange(measured["unheard notes"], 600, 900);

        await readers.Database.Run("delete from event_parked");
        Assert.Equal(0, (await Measured(readers))["parked.now"]);
    }

    [Fact]
    public async Task An_absent_database_fails_nobody_and_what_was_read_long_ago_is_told_to_nobody()
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        var clock = new Clock();
        using var watch = Watch(notes, notes.Get<NpgsqlDataSource>(), clock);
        await watch.Look(TestContext.Current.CancellationToken);
        Assert.Equal(0, Assert.Single(watch.Unnumbered()).Value);
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.Empty(watch.Unnumbered());

        await using var absent = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=1");
        using var blind = Watch(notes, absent, clock);
        await blind.Look(TestContext.Current.CancellationToken);
        Assert.Empty(blind.Unnumbered());
    }

    private static LogWatch Watch(SampleHost host, NpgsqlDataSource database, TimeProvider clock) =>
        new(database, host.Get<EventLogOptions>(), clock, host.Get<IMeterFactory>(), NullLogger<LogWatch>.Instance);

    /// <summary>By name without "danvan.events.", and the label where there is one.</summary>
    private static async Task<Dictionary<string, double>> Measured(SampleHost host)
    {
        var measured = new Dictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, all) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, host.Get<IMeterFactory>()) && instrument.Name.StartsWith("danvan.events.", StringComparison.Ordinal))
                    all.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Keep(instrument, value, labels));
        listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => Keep(instrument, value, labels));
        listener.Start();
        await host.Get<LogWatch>().Look(TestContext.Current.CancellationToken);
        listener.RecordObservableInstruments();
        return measured;

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
            measured[string.Join(' ', [instrument.Name["danvan.events.".Length..], .. labels.ToArray().Select(label => $"{label.Value}")])] = value;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
