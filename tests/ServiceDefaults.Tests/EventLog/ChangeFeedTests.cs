using System.Net;

namespace DanVan.ServiceDefaults.Tests;

public sealed class ChangeFeedTests(TestBrokers brokers) : IClassFixture<TestBrokers>
{
    private const string Written = "vn.danvan.notes.note-written.v1", Retitled = "vn.danvan.notes.note-retitled.v1";

    [Fact]
    public async Task A_waiting_reader_is_woken_by_the_next_change()
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        using var reader = notes.Operator();
        var waiting = reader.Get<ChangeFeed.Changes>("/v1/changes?wait=60s");
        var started = TimeProvider.System.GetTimestamp();
        await notes.Write("news");
        var changes = await waiting;
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20), "woken long before the minute is over");
        var news = Assert.Single(changes.Events);
        Assert.Equal(("1.0", "notes", Written, 1L, 1L, "writer"), (news.SpecVersion, news.Source, news.Type, news.Sequence, news.SubjectVersion, news.Actor));
        Assert.Equal((1, 1), (changes.Next, changes.Head));
    }

    [Fact]
    public async Task A_reader_that_waits_in_vain_is_told_so()
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        using var reader = notes.Operator();
        var changes = await reader.Get<ChangeFeed.Changes>("/v1/changes?wait=1s");
        Assert.Empty(changes.Events);
        Assert.Equal((0, 0), (changes.Next, changes.Head));
    }

    [Fact]
    public async Task Types_choose_what_is_shown_and_the_position_goes_on_all_the_same()
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        using var writer = notes.Writer();
        var note = await writer.Write("one");
        (await writer.Retitle(note, "two")).Dispose();
        await notes.Numbered(2);

        Assert.Equal([Retitled], await Types(notes.Operator(), $"types={Retitled}"));
        Assert.Equal([Written, Retitled], await Types(notes.Operator(), $"types={Retitled},{Written}"));
        var none = await notes.Operator().Get<ChangeFeed.Changes>("/v1/changes?types=vn.danvan.notes.no-such.v1");
        Assert.Empty(none.Events);
        Assert.Equal(2, none.Next);
    }

    [Fact]
    public async Task A_caller_sees_what_is_public_and_what_lies_within_its_unit_at_the_time()
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        var (mine, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await notes.Database.Run($"insert into reach values ('home', '{mine}', '2020-01-01', '2024-01-01')");
        using var writer = notes.Writer();
        await writer.Write("mine, in time", mine, on: new(2023, 12, 31));
        await writer.Write("mine, too late", mine, on: new(2024, 1, 1));
        await writer.Write("mine, too early", mine, on: new(2019, 12, 31));
        await writer.Write("mine, first day", mine, on: new(2020, 1, 1));
        await writer.Write("another's", other, on: new(2023, 1, 1));
        await writer.Write("another's, public", other, isPublic: true, on: new(2023, 1, 1));
        await notes.Numbered(6);

        Assert.Equal([1, 4, 6], await Positions(notes.As("commune", "home")));
        Assert.Equal([6], await Positions(notes.As("stranger", "elsewhere")));
        Assert.Equal([6], await Positions(notes.As("nobody", null)));
        Assert.Equal([1, 2, 3, 4, 5, 6], await Positions(notes.As("service", null, Scopes.AllEvents)));
        using var anonymous = await notes.Anonymous().GetAsync(new Uri("/v1/changes", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
    }

    [Fact]
    public async Task A_caller_with_few_rights_in_a_long_log_goes_through_it_window_by_window()
    {
        await using var database = await SampleHost.NewDatabase();
        await database.Run($"""
            insert into event_log (id, seq, type, subject, version, is_public, actor, occurred_at, data)
            select gen_random_uuid(), number, '{Written}', gen_random_uuid(), 1, number = 50010, 'test', now(), '{"{}"}' from generate_series(1, 50010) as number;
            insert into event_chain select row_number() over (order by seq), id, 'x' from event_log;
            update event_relay set position = 50010
            """);
        await using var notes = await SampleHost.Start("notes", brokers.One, database);
        using var caller = notes.As("nobody", null);
        var window = await caller.Get<ChangeFeed.Changes>("/v1/changes?after=0&wait=30s");
        Assert.Empty(window.Events);
        Assert.Equal((50_000, 50_010), (window.Next, window.Head));
        var last = await caller.Get<ChangeFeed.Changes>($"/v1/changes?after={window.Next}");
        Assert.Equal(50_010, Assert.Single(last.Events).Sequence);
    }

    [Fact]
    public async Task A_question_that_makes_no_sense_is_refused()
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        using var asking = notes.Operator();
        foreach (var path in new[]
        {
            "changes?after=-1", "changes?after=abc", "changes?limit=0", "changes?limit=501", "changes?wait=61s", "changes?wait=forever",
            "event-errors?limit=-1", "event-errors?cursor=%25%25", "event-log/verification?after=-1",
        })
        {
            using var answer = await asking.GetAsync(new Uri($"/v1/{path}", UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{path} is answered {answer.StatusCode}");
        }
    }

    private static async Task<IEnumerable<string>> Types(HttpClient reader, string query) =>
        (await reader.Get<ChangeFeed.Changes>($"/v1/changes?{query}")).Events.Select(one => one.Type);

    private static async Task<IEnumerable<long>> Positions(HttpClient reader) =>
        (await reader.Get<ChangeFeed.Changes>("/v1/changes")).Events.Select(one => one.Sequence);
}
