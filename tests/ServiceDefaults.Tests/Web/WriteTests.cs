using System.Net;
using DanVan.SampleService.Notes;
using DanVan.TestKit;

namespace DanVan.ServiceDefaults.Tests;

public sealed class WriteTests(NotesHost host) : IClassFixture<NotesHost>
{
    private readonly SampleHost notes = host.Notes;

    [Fact]
    public async Task A_new_thing_its_event_and_its_key_cost_one_round_trip()
    {
        using var trips = new RoundTrips();
        using var writer = notes.Writer();
        await writer.Write("warm");
        await trips.During("insert into note", async () => await writer.Write("measured"));
        var trip = Assert.Single(trips.Seen, sql => !sql.StartsWith("CONNECT", StringComparison.Ordinal));
        Assert.Contains("INSERT INTO event_log", trip, StringComparison.Ordinal);
        Assert.Contains("INSERT INTO idempotency_key", trip, StringComparison.Ordinal);
        Assert.Contains("INSERT INTO note", trip, StringComparison.Ordinal);
        Assert.DoesNotContain("BEGIN", trip, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_new_thing_its_event_and_its_key_are_all_there_or_none()
    {
        const string Counts = "select (select count(*) from note) || ' ' || (select count(*) from event_log) || ' ' || (select count(*) from idempotency_key)";
        await notes.Write("atomic");
        var before = await notes.Database.Read<string>(Counts);
        using var writer = notes.Writer();
        await (await writer.Post("/v1/notes", new WriteNote("atomic"))).ShouldRefuse(409, "title-taken");
        Assert.Equal(before, await notes.Database.Read<string>(Counts));
    }

    [Fact]
    public async Task A_change_needs_the_version_it_was_made_for()
    {
        var note = (await notes.Write("guarded"))[0];
        using var writer = notes.Writer();
        var path = $"/v1/notes/{note.Id}";
        foreach (var unreadable in new[] { null, "1", "*", "\"x\"", "\"\"", "W/\"1\"" })
            await (await writer.Send(HttpMethod.Put, path, new RetitleNote("changed"), unreadable)).ShouldRefuse(428, "if-match-missing");
        await (await writer.Retitle(note, "changed")).ShouldBe(HttpStatusCode.OK);
        var stale = await (await writer.Retitle(note, "changed again")).ShouldRefuse(412, "stale-version");
        Assert.Equal(2, stale.GetProperty("currentVersion").GetInt64());
        using var now = await writer.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("\"2\"", now.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Of_ten_changes_at_once_of_one_version_one_is_made()
    {
        var note = (await notes.Write("raced"))[0];
        using var writer = notes.Writer();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async number =>
        {
            using var answer = await writer.Retitle(note, $"raced {number}");
            return answer.StatusCode;
        }));
        Assert.Single(answers, HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(status => status == HttpStatusCode.PreconditionFailed));
        Assert.Equal(2, await notes.Database.Read<long>($"select count(*) from event_log where subject = '{note.Id}'"));
    }

    [Fact]
    public async Task A_page_cursor_neither_repeats_nor_skips_while_rows_are_added()
    {
        await using var own = await SampleHost.Start("notes", "amqp://nobody:nobody@127.0.0.1:1");
        await own.Write([.. Enumerable.Range(1, 20).Select(number => $"m {number:00}")]);
        using var reader = own.Anonymous();
        List<string> seen = [];
        string? cursor = null;
        for (var page = 0; page == 0 || cursor is not null; page++)
        {
            var answer = await reader.Get<Page<NoteView>>($"/v1/notes?limit=6{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(answer.Items.Select(note => note.Title));
            cursor = answer.Next;
            await own.Write($"a before all {page}", $"z behind all {page}");
        }
        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(20, seen.Count(title => title[0] == 'm'));
        await (await reader.GetAsync(new Uri("/v1/notes?cursor=no-cursor", UriKind.Relative))).ShouldRefuse(400, "invalid-cursor");
    }
}
