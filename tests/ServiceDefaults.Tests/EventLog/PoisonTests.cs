using System.Net;
using DanVan.TestKit;

namespace DanVan.ServiceDefaults.Tests;

public sealed class PoisonTests(TestBrokers brokers) : IClassFixture<TestBrokers>
{
    private const string Cure = "alter table note_copy drop constraint no_poison";

    [Fact]
    public async Task A_poisoned_event_parks_its_own_subject_only_and_a_resend_applies_all_in_order()
    {
        var broker = await brokers.Fresh();
        await using var notes = await SampleHost.Start("notes", broker);
        await using var readers = await SampleHost.Following(notes, broker);
        using var writer = notes.Writer();
        using var operating = readers.Operator();
        var bad = await writer.Write("poison");
        await Eventually.Holds(async () => (await readers.Lag()).Parked == 1);
        await writer.Write("harmless");
        (await writer.Retitle(bad, "better")).Dispose();
        await writer.Write("harmless too");

        await Eventually.Holds(async () => await readers.Database.Read<long>("select position from event_followed") == 4);
        Assert.Equal([2, 4], await readers.Database.Applied());
        Assert.Equal(2, (await readers.Lag()).Parked);
        var parked = (await operating.Get<Page<EventErrors.Item>>("/v1/event-errors")).Items;
        Assert.Equal([1, 3], parked.Select(one => one.Position));
        Assert.Contains("no_poison", parked[0].Reason, StringComparison.Ordinal);
        var content = await operating.Get<EventErrors.Item>($"/v1/event-errors/{parked[0].Id}");
        Assert.Contains("poison", content.Event!.Data.Text, StringComparison.Ordinal);

        await operating.ResendRefused(parked[1].Id, HttpStatusCode.Conflict, "parked-event-not-first");
        await operating.ResendRefused(parked[0].Id, HttpStatusCode.UnprocessableEntity, "parked-event-still-fails");
        Assert.Equal(2, (await operating.Get<EventErrors.Item>($"/v1/event-errors/{parked[0].Id}")).Attempts);
        await operating.ResendRefused(Guid.NewGuid(), HttpStatusCode.NotFound, "parked-event-not-found");

        await readers.Database.Run(Cure);
        using (var resent = await operating.Post($"/v1/event-errors/{parked[0].Id}/resends", new { }))
            Assert.Equal("""{"applied":2}""", await resent.Content.ReadAsStringAsync());
        Assert.Equal([2, 4, 1, 3], await readers.Database.Applied());
        Assert.Equal("better 2", await readers.Database.Read<string>($"select title || ' ' || version from note_copy where id = '{bad.Id}'"));
        Assert.Empty((await operating.Get<Page<EventErrors.Item>>("/v1/event-errors")).Items);
    }

    [Fact]
    public async Task After_a_resend_its_subject_is_followed_like_any_other_even_while_changes_go_on()
    {
        var broker = await brokers.Fresh();
        await using var notes = await SampleHost.Start("notes", broker);
        await using var readers = await SampleHost.Following(notes, broker);
        using var writer = notes.Writer();
        using var operating = readers.Operator();
        var note = await writer.Write("poison");
        var id = (await Eventually.Get(async () => (await operating.Get<Page<EventErrors.Item>>("/v1/event-errors")).Items is [var first, ..] ? first : null)).Id;
        await readers.Database.Run(Cure);

        var changing = Task.Run(async () =>
        {
            for (var change = 1; change <= 30; change++)
                (await writer.Retitle(note, $"change {change}", version: change)).EnsureSuccessStatusCode().Dispose();
        });
        (await operating.Post($"/v1/event-errors/{id}/resends", new { })).EnsureSuccessStatusCode().Dispose();
        await changing;

        await Eventually.Holds(async () => await readers.Database.Read<long>("select max(version) from note_copy") == 31);
        Assert.Equal(31, await readers.Database.Read<long>("select changes from note_copy"));
        Assert.Equal(Journal.UpTo(31), await readers.Database.Applied());
        Assert.Equal(0, (await readers.Lag()).Parked);
    }

    [Fact]
    public async Task Only_operators_see_and_resend_parked_events()
    {
        await using var readers = await SampleHost.Start("readers", brokers.One);
        using var stranger = readers.As("stranger", null, "notes.write");
        using var list = await stranger.GetAsync(new Uri("/v1/event-errors", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, list.StatusCode);
        using var resend = await stranger.Post($"/v1/event-errors/{Guid.NewGuid()}/resends", new { });
        Assert.Equal(HttpStatusCode.Forbidden, resend.StatusCode);
    }

    [Fact]
    public async Task An_outage_of_the_database_parks_nothing()
    {
        var broker = await brokers.Fresh();
        await using var notes = await SampleHost.Start("notes", broker);
        await using var database = await SampleHost.NewDatabase();
        var (proxy, behind) = TestProxy.ToDatabase(database.ConnectionString);
        await using var _ = proxy;
        await using var readers = await SampleHost.Following(notes, broker, database, ("ConnectionStrings:sampledb", behind));
        for (var outage = 0; outage < 2; outage++)
        {
            await notes.Write(8, $"before outage {outage}");
            await database.Run("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
            await notes.Write(8, $"between {outage}");
            proxy.Cut();
            await notes.Write(8, $"during outage {outage}");
            proxy.Open();
        }
        await Eventually.Holds(async () => await database.Read<long>("select coalesce(max(position), 0) from event_followed") == 48, TimeSpan.FromSeconds(60));
        Assert.Equal(Journal.UpTo(48), await database.Applied());
        Assert.Equal(0, await database.Read<long>("select count(*) from event_parked"));
    }
}

internal static class Resending
{
    internal static async Task ResendRefused(this HttpClient operating, Guid id, HttpStatusCode status, string code)
    {
        using var answer = await operating.Post($"/v1/event-errors/{id}/resends", new { });
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
