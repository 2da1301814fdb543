using System.Globalization;

namespace DanVan.ServiceDefaults.Tests;

public sealed class NumberingTests(TestBrokers brokers) : IClassFixture<TestBrokers>
{
    [Fact]
    public async Task Positions_are_contiguous_and_every_reader_sees_each_once_while_ten_callers_write()
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        const int callers = 10, each = 30;
        var reading = ReadWhileGrowing(notes, callers * each);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => notes.Write(each, $"caller {caller}")));

        var log = await notes.Numbered(callers * each);
        log.IsContiguous(callers * each);
        Assert.Equal(log.Select(one => one.Id), await reading);
        // A caller writes again only after its answer, so commit order shows as the order of its titles.
        foreach (var titles in log.Select(one => Title(one)).GroupBy(title => title[..8]))
            Assert.Equal(titles.Order(StringComparer.Ordinal), titles);
        Assert.True((await notes.Verify()).Intact);
    }

    [Fact]
    public async Task Versions_of_one_thing_follow_each_other_when_ten_callers_change_it()
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        var note = (await notes.Write("contended"))[0];
        var won = await Task.WhenAll(Enumerable.Range(0, 10).Select(caller => Contend(notes, note, caller)));

        var log = await notes.Numbered(1 + won.Sum());
        Assert.Equal(Journal.UpTo(1 + won.Sum()), log.Select(one => one.SubjectVersion));
    }

    [Fact]
    public async Task A_long_running_transaction_holds_numbering_back_and_nothing_is_skipped()
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        await using var slow = await OpenTransaction.In(notes.Database, Sql.LogEvent);
        await notes.Write(5);

        using var reader = notes.Operator();
        var early = await reader.Get<ChangeFeed.Changes>("/v1/changes?wait=1s");
        Assert.Empty(early.Events);
        Assert.Equal(5, (await notes.Lag()).Unnumbered);

        await slow.LogEvent();
        await slow.Commit();
        var log = await notes.Numbered(7);
        log.IsContiguous(7);
        Assert.Equal(["test", "test", "writer", "writer", "writer", "writer", "writer"], log.Select(one => one.Actor));
    }

    [Fact]
    public async Task A_transaction_that_is_rolled_back_leaves_no_gap()
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        await using var slow = await OpenTransaction.In(notes.Database, Sql.LogEvent);
        await notes.Write(3);
        await slow.Rollback();
        (await notes.Numbered(3)).IsContiguous(3);
    }

    [Fact]
    public async Task A_transaction_with_more_events_than_are_numbered_at_once_is_numbered_whole_and_in_its_own_order()
    {
        await using var notes = await SampleHost.Start("notes", brokers.One);
        await notes.Database.Run("""
            insert into event_log (id, seq, type, subject, version, is_public, actor, occurred_at, data)
            select gen_random_uuid(), number, 'vn.danvan.notes.note-written.v1', gen_random_uuid(), number, true, 'import', now(), '{}'
            from generate_series(1, 2500) as number order by random()
            """);
        var log = await notes.Numbered(2500);
        log.IsContiguous(2500);
        Assert.Equal(Journal.UpTo(2500), log.Select(one => one.SubjectVersion));
    }

    [Fact]
    public async Task Two_events_at_one_place_of_a_transaction_are_refused()
    {
        await using var database = await SampleHost.NewDatabase();
        await using var transaction = await OpenTransaction.In(database, Sql.LogEvent);
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => transaction.Run("""
            insert into event_log (id, seq, type, subject, version, is_public, actor, occurred_at, data)
            select gen_random_uuid(), seq, type, gen_random_uuid(), version, is_public, actor, occurred_at, data from event_log
            """));
        Assert.Equal("event_log_by_transaction", refused.ConstraintName);
    }

    private static async Task<List<Guid>> ReadWhileGrowing(SampleHost notes, int until)
    {
        using var reader = notes.Operator();
        List<Guid> seen = [];
        for (long after = 0; seen.Count < until;)
        {
            var changes = await reader.Get<ChangeFeed.Changes>($"/v1/changes?after={after}&limit=500&wait=5s");
            Assert.Equal(changes.Events.Select((_, index) => after + 1 + index), changes.Events.Select(one => one.Sequence));
            seen.AddRange(changes.Events.Select(one => one.Id));
            Assert.True(changes.Next >= after + changes.Events.Count, "next is behind what was shown");
            Assert.True(changes.Head >= changes.Next, "the head is behind what was shown");
            after = changes.Next;
        }
        return seen;
    }

    private static async Task<int> Contend(SampleHost notes, SampleService.Notes.NoteView note, int caller)
    {
        using var writer = notes.Writer(string.Create(CultureInfo.InvariantCulture, $"caller-{caller}"));
        var won = 0;
        for (var attempt = 0; attempt < 10; attempt++)
        {
            var now = await writer.Get<SampleService.Notes.NoteView>($"/v1/notes/{note.Id}");
            using var answer = await writer.Retitle(now, $"contended {caller} {attempt}");
            won += answer.IsSuccessStatusCode ? 1 : 0;
            Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == System.Net.HttpStatusCode.PreconditionFailed, answer.StatusCode.ToString());
        }
        return won;
    }

    private static string Title(EventEnvelope one) =>
        System.Text.Json.JsonDocument.Parse(one.Data.Text).RootElement.GetProperty("title").GetString()!;
}
