using DanVan.SampleService.Following;
using DanVan.TestKit;
using MassTransit;

namespace DanVan.ServiceDefaults.Tests;

public sealed class FollowingTests(TestBrokers brokers) : IClassFixture<TestBrokers>
{
    [Fact]
    public async Task Chunks_that_come_again_and_in_any_order_change_nothing()
    {
        await using var world = await Separated.Start(await brokers.Fresh());
        await world.Notes.Write(25);
        var log = await world.Notes.Numbered(25);
        foreach (var chunk in new[] { 2, 1, 4, 4, 0, 3, 1, 0, 2, 4 })
            await world.Publish(log[(chunk * 5)..(chunk * 5 + 5)]);
        await world.Readers.Database.HasAppliedOnce(25);
        Assert.Equal(25, await world.Readers.Database.Read<long>("select count(*) from note_copy where changes = 1"));
    }

    [Fact]
    public async Task Chunks_that_overlap_are_applied_from_where_they_are_new()
    {
        await using var world = await Separated.Start(await brokers.Fresh());
        await world.Notes.Write(12);
        var log = await world.Notes.Numbered(12);
        await world.Publish(log[..8]);
        await world.Publish(log[2..10]);
        await world.Publish(log[5..]);
        await world.Readers.Database.HasAppliedOnce(12);
    }

    [Fact]
    public async Task A_gap_is_found_and_filled_from_the_senders_feed()
    {
        await using var world = await Separated.Start(await brokers.Fresh());
        await world.Notes.Write(30);
        var log = await world.Notes.Numbered(30);
        await world.Publish(log[..3]);
        await world.Publish(log[29..]);
        await world.Readers.Database.HasAppliedOnce(30);
        var lag = (await world.Readers.Lag()).Followed.Single();
        Assert.Equal(("notes", 30, 0), (lag.Source, lag.Position, lag.Behind));
    }

    [Fact]
    public async Task A_gap_that_cannot_be_filled_yet_stops_the_follower_and_loses_nothing()
    {
        var broker = await brokers.Fresh();
        await using var world = await Separated.Start(broker);
        await using var cutOff = await SampleHost.Start("readers", await brokers.Fresh(), null,
            ("services:notes:http:0", "http://127.0.0.1:1"), ("Auth:TokenEndpoint", "http://127.0.0.1:1/"), ("Auth:ClientId", "x"), ("Auth:ClientSecret", "x"));
        await world.Notes.Write(4);
        var log = await world.Notes.Numbered(4);
        await cutOff.Publish(log[2..]);
        await cutOff.Publish(log[..2]);
        // The chunk behind the gap is in hand and is tried again; the one that fills it waits its turn or is read from the feed.
        Assert.Empty(await cutOff.Database.Applied());
        Assert.Equal(0, await cutOff.Database.Read<long>("select count(*) from event_parked"));
    }

    [Fact]
    public async Task A_follower_that_starts_late_catches_up_from_the_feed()
    {
        var broker = await brokers.Fresh();
        await using var notes = await SampleHost.Start("notes", broker);
        await notes.Write(30);
        await Eventually.Holds(async () => (await notes.Lag()).Relayed == 30);
        await using var late = await SampleHost.Following(notes, broker);
        await late.Database.HasAppliedOnce(30);
        await notes.Write("and it goes on");
        await late.Database.HasAppliedOnce(31);
    }

    // The feed would tell the true order first.
    private static readonly (string Key, string? Value) NoFeed = ("services:notes:http:0", "http://127.0.0.1:1/");

    [Fact]
    public async Task An_older_version_that_comes_late_does_not_overwrite_a_newer_one()
    {
        await using var world = await Separated.Start(await brokers.Fresh(), NoFeed);
        var note = (await world.Notes.Write("old"))[0];
        using var writer = world.Notes.Writer();
        (await writer.Retitle(note, "new")).Dispose();
        var log = await world.Notes.Numbered(2);
        await world.Publish([log[1] with { Sequence = 1 }, log[0] with { Sequence = 2 }]);
        await world.Readers.Database.HasAppliedOnce(2);
        Assert.Equal("new 2 1", await world.Readers.Database.Read<string>("select title || ' ' || version || ' ' || changes from note_copy"));
    }

    [Fact]
    public async Task Two_processes_that_follow_apply_each_event_once()
    {
        var broker = await brokers.Fresh();
        await using var notes = await SampleHost.Start("notes", broker);
        await using var first = await SampleHost.Following(notes, broker);
        await using var second = await SampleHost.Following(notes, broker, first.Database);
        await notes.Write(20, "announce");
        await first.Database.HasAppliedOnce(20);
        Assert.Equal(20, await first.Database.Read<long>("select count(*) from sighting"));
    }

    [Fact]
    public async Task Replicas_that_hand_on_their_queue_under_load_lose_nothing()
    {
        var broker = await brokers.Fresh();
        await using var notes = await SampleHost.Start("notes", broker);
        using var enough = new CancellationTokenSource();
        await using var database = await SampleHost.NewDatabase();
        var replica = await SampleHost.Following(notes, broker, database);
        var written = 0;
        var writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
                written += (await notes.Write(5, $"steady {written}")).Count;
        });
        for (var handover = 1; handover <= 10; handover++)
        {
            var next = await SampleHost.Following(notes, broker, database);
            await Eventually.Holds(async () => await database.Read<long>("select coalesce(max(position), 0) from event_followed") > handover * 100);
            await replica.DisposeAsync();
            replica = next;
        }
        await enough.CancelAsync();
        await writing;
        await database.HasAppliedOnce(written);
        await replica.DisposeAsync();
    }

    [Fact]
    public async Task What_a_follower_decides_is_numbered_behind_what_it_has_read()
    {
        var broker = await brokers.Fresh();
        await using var notes = await SampleHost.Start("notes", broker);
        await using var readers = await SampleHost.Following(notes, broker);
        var own = (await readers.Write("own"))[0];
        await using (await OpenTransaction.In(readers.Database, $"select pg_advisory_lock({TouchNote.Lock})"))
        {
            var sent = (await notes.Write("to be retitled"))[0];
            using var sender = notes.Writer();
            (await sender.Retitle(sent, $"touch {own.Id}")).Dispose();
            await Eventually.Holds(readers.Database.SomebodyWaits);
            // The follower is in the middle of its transaction; meanwhile a caller changes the same note and is done first.
            using var caller = readers.Writer();
            (await caller.Retitle(own, "changed by a caller")).Dispose();
        }
        var log = await readers.Numbered(3);
        Assert.Equal([1, 2, 3], log.Select(one => one.SubjectVersion));
        Assert.Equal(["writer", "writer", "readers"], log.Select(one => one.Actor));
    }
}

/// <summary>A sender and a follower whose brokers do not meet: the test alone decides what the broker brings.</summary>
internal sealed class Separated : IAsyncDisposable
{
    internal required SampleHost Notes { get; init; }

    internal required SampleHost Readers { get; init; }

    internal static async Task<Separated> Start(string broker, params (string Key, string? Value)[] more)
    {
        var notes = await SampleHost.Start("notes", "amqp://nobody:nobody@127.0.0.1:1");
        return new() { Notes = notes, Readers = await SampleHost.Following(notes, broker, null, more) };
    }

    internal Task Publish(IReadOnlyList<EventEnvelope> events) => Readers.Publish(events);

    public async ValueTask DisposeAsync()
    {
        await Readers.DisposeAsync();
        await Notes.DisposeAsync();
    }
}

internal static class Publishing
{
    internal static Task Publish(this SampleHost host, IReadOnlyList<EventEnvelope> events) =>
        host.Get<IBus>().Publish(new EventBatch(events[0].Source, events[^1].Sequence, events));
}
