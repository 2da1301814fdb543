using System.Net.Http.Headers;
using DanVan.SampleService.Notes;
using DanVan.TestKit;

namespace DanVan.ServiceDefaults.Tests;

/// <summary>kill -9 between any two steps on the way of an event: nothing is lost, nothing happens twice.</summary>
public sealed class CrashTests(TestBrokers brokers) : IClassFixture<TestBrokers>
{
    [Fact]
    public async Task Killed_before_the_commit_a_write_leaves_nothing_and_its_key_can_be_used_again()
    {
        await using var database = await SampleHost.NewDatabase();
        await using var notes = await Start("notes", brokers.One, database);
        var key = Guid.CreateVersion7().ToString();
        Task<HttpResponseMessage> broken;
        await using (await OpenTransaction.In(database, "lock table idempotency_key in exclusive mode"))
        {
            broken = notes.Client.Post("/v1/notes", new WriteNote("half written"), key);
            await Eventually.Holds(database.SomebodyWaits);
            await notes.Kill();
            await database.EndWaiting();
        }
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => broken);

        Assert.Equal(0, await database.Read<long>("select (select count(*) from note) + (select count(*) from event_log)"));
        await notes.Start();
        using var again = await notes.Client.Post("/v1/notes", new WriteNote("half written"), key);
        Assert.Equal(System.Net.HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(1, await database.Read<long>("select count(*) from note"));
    }

    [Fact]
    public async Task Killed_after_the_commit_the_first_answer_waits_under_its_key()
    {
        await using var database = await SampleHost.NewDatabase();
        await using var notes = await Start("notes", brokers.One, database);
        var key = Guid.CreateVersion7().ToString();
        Task<HttpResponseMessage> broken;
        await using (await OpenTransaction.In(database, "lock table idempotency_key in exclusive mode"))
        {
            broken = notes.Client.Post("/v1/notes", new WriteNote("written, never answered"), key);
            await Eventually.Holds(database.SomebodyWaits);
            await notes.Kill();
        }
        // PostgreSQL has all it needs and does not look whether anybody still listens.
        await Eventually.Holds(async () => await database.Read<long>("select count(*) from note") == 1);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => broken);

        await notes.Start();
        using var again = await notes.Client.Post("/v1/notes", new WriteNote("written, never answered"), key);
        Assert.Equal(System.Net.HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(1, await database.Read<long>("select count(*) from event_log"));
    }

    [Fact]
    public async Task Killed_between_commit_and_numbering_all_events_are_numbered_after_the_restart()
    {
        await using var database = await SampleHost.NewDatabase();
        await using var notes = await Start("notes", brokers.One, database);
        await using (var slow = await OpenTransaction.In(database, Sql.LogEvent))
        {
            await Write(notes, 10);
            await notes.Kill();
            Assert.Equal(0, await database.Read<long>("select count(*) from event_chain"));
        }
        await notes.Start();
        await Eventually.Holds(async () => await database.Read<long>("select count(*) from event_chain") == 10);
        await Intact(notes, 10);
    }

    [Fact]
    public async Task Killed_between_numbering_and_relay_all_events_are_relayed_after_the_restart()
    {
        var broker = await brokers.Fresh();
        var (proxy, behind) = TestProxy.ToBroker(broker);
        await using var _ = proxy;
        proxy.Cut();
        await using var database = await SampleHost.NewDatabase();
        await using var notes = await Start("notes", behind, database);
        await using var readers = await SampleHost.Start("readers", broker, null, SampleHost.FeedOf(notes.Address));
        await Write(notes, 10);
        await Eventually.Holds(async () => await database.Read<long>("select count(*) from event_chain") == 10);
        await notes.Kill();
        Assert.Equal(0, await database.Read<long>("select position from event_relay"));

        proxy.Open();
        await notes.Start();
        await readers.Database.HasAppliedOnce(10);
    }

    [Fact]
    public async Task Killed_between_relay_and_cursor_events_are_sent_again_and_applied_once()
    {
        var broker = await brokers.Fresh();
        await using var database = await SampleHost.NewDatabase();
        await using var notes = await Start("notes", broker, database);
        await using var readers = await SampleHost.Start("readers", broker, null, SampleHost.FeedOf(notes.Address));
        await using (await OpenTransaction.In(database, "lock table event_relay in exclusive mode"))
        {
            await Write(notes, 5);
            await Eventually.Holds(async () => (await readers.Database.Applied()).Count > 0);
            await Eventually.Holds(database.SomebodyWaits);
            await notes.Kill();
            await database.EndWaiting();
        }
        Assert.Equal(0, await database.Read<long>("select position from event_relay"));

        await notes.Start();
        await Write(notes, 1, "after the restart");
        await readers.Database.HasAppliedOnce(6);
        await Eventually.Holds(async () => await database.Read<long>("select position from event_relay") == 6);
    }

    [Fact]
    public async Task A_follower_killed_before_its_commit_applies_everything_after_the_restart()
    {
        var broker = await brokers.Fresh();
        await using var notes = await SampleHost.Start("notes", broker);
        await using var database = await SampleHost.NewDatabase();
        await using var readers = await Start("readers", broker, database, SampleHost.FeedOf(notes.Address));
        await using (await OpenTransaction.In(database, "lock table journal in exclusive mode"))
        {
            await notes.Write(5);
            await Eventually.Holds(database.SomebodyWaits);
            await readers.Kill();
            await database.EndWaiting();
        }
        await readers.Start();
        await database.HasAppliedOnce(5);
        Assert.Equal(5, await database.Read<long>("select count(*) from note_copy where changes = 1"));
    }

    [Fact]
    public async Task A_follower_killed_between_commit_and_acknowledgement_applies_nothing_twice()
    {
        var broker = await brokers.Fresh();
        var (proxy, behind) = TestProxy.ToBroker(broker);
        await using var _ = proxy;
        await using var notes = await SampleHost.Start("notes", broker);
        await using var database = await SampleHost.NewDatabase();
        await using var readers = await Start("readers", behind, database, SampleHost.FeedOf(notes.Address));
        await notes.Write("announce one");
        await database.HasAppliedOnce(1);

        proxy.HoldUp();
        await notes.Write("announce two");
        await database.HasAppliedOnce(2);
        await readers.Kill();
        proxy.Cut();

        proxy.Open();
        await readers.Start();
        await notes.Write("announce three");
        await database.HasAppliedOnce(3);
        Assert.Equal(3, await database.Read<long>("select count(*) from sighting"));
    }

    private static async Task<ServiceProcess> Start(
        string service, string broker, TestDatabase database, params (string Key, string? Value)[] more)
    {
        var process = await ServiceProcess.Start(SampleHost.Dll, SampleHost.Settings(service, broker, database, more));
        process.Client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", TestTokens.For("writer", null, "notes.write", Scopes.OperateEvents));
        return process;
    }

    private static async Task Write(ServiceProcess notes, int count, string prefix = "note")
    {
        for (var number = 0; number < count; number++)
        {
            using var answer = await notes.Client.Post("/v1/notes", new WriteNote($"{prefix} {number}"), Guid.CreateVersion7().ToString());
            answer.EnsureSuccessStatusCode();
        }
    }

    private static async Task Intact(ServiceProcess notes, long count)
    {
        var verified = await notes.Client.Get<Verification.Result>("/v1/event-log/verification");
        Assert.Equal((true, count), (verified.Intact, verified.Checked));
    }
}
