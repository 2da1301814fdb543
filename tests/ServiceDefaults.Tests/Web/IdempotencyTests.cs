using System.Net;
using DanVan.SampleService.Notes;
using DanVan.TestKit;

namespace DanVan.ServiceDefaults.Tests;

public sealed class IdempotencyTests(NotesHost host) : IClassFixture<NotesHost>
{
    private readonly SampleHost notes = host.Notes;

    [Fact]
    public async Task The_same_key_and_body_get_the_first_answer_byte_for_byte_and_write_nothing()
    {
        using var writer = notes.Writer();
        var key = Key();
        using var first = await writer.Post("/v1/notes", new WriteNote("once"), key);
        using var again = await writer.Post("/v1/notes", new WriteNote("once"), key);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await again.Content.ReadAsByteArrayAsync());
        Assert.Equal((first.Headers.Location, first.Headers.ETag), (again.Headers.Location, again.Headers.ETag));
        Assert.Equal(first.Content.Headers.ContentType, again.Content.Headers.ContentType);
        Assert.Equal(1, await Count("once"));
    }

    [Fact]
    public async Task The_first_answer_stays_the_answer_after_the_thing_has_changed()
    {
        using var writer = notes.Writer();
        var key = Key();
        using var first = await writer.Post("/v1/notes", new WriteNote("before"), key);
        var note = System.Text.Json.JsonSerializer.Deserialize<NoteView>(await first.Content.ReadAsStringAsync(), Json.Options)!;
        var changing = Key();
        using var changed = await writer.Retitle(note, "after", key: changing);
        using var again = await writer.Post("/v1/notes", new WriteNote("before"), key);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        // Its If-Match is stale by its own doing.
        using var changedAgain = await writer.Retitle(note, "after", key: changing);
        Assert.Equal(HttpStatusCode.OK, changedAgain.StatusCode);
        Assert.Equal(await changed.Content.ReadAsStringAsync(), await changedAgain.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_same_key_with_another_body_or_address_is_refused()
    {
        using var writer = notes.Writer();
        var key = Key();
        (await writer.Post("/v1/notes", new WriteNote("mine"), key)).Dispose();
        await (await writer.Post("/v1/notes", new WriteNote("not mine"), key)).ShouldRefuse(422, "idempotency-key-reused");
        await (await writer.Post("/v1/notes?x=1", new WriteNote("mine"), key)).ShouldRefuse(422, "idempotency-key-reused");
        Assert.Equal(0, await Count("not mine"));
    }

    [Fact]
    public async Task Ten_requests_at_once_with_one_key_have_one_effect_and_one_answer()
    {
        using var writer = notes.Writer();
        var key = Key();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var answer = await writer.Post("/v1/notes", new WriteNote("contended key"), key);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }));
        Assert.Equal(201, Assert.Single(answers.Distinct()).Item1);
        Assert.Equal(1, await Count("contended key"));
    }

    [Fact]
    public async Task A_missing_or_unreadable_key_is_refused()
    {
        using var writer = notes.Writer();
        writer.DefaultRequestHeaders.Add("No-Key", "1");
        await (await writer.Post("/v1/notes", new WriteNote("keyless"))).ShouldRefuse(400, "idempotency-key-missing");
        await (await writer.Post("/v1/notes", new WriteNote("keyless"), new string('k', 256))).ShouldRefuse(400, "idempotency-key-missing");
        Assert.Equal(0, await Count("keyless"));
    }

    [Fact]
    public async Task Keys_of_two_clients_do_not_meet()
    {
        var key = Key();
        using var one = notes.Writer("one");
        using var two = notes.Writer("two");
        await (await one.Post("/v1/notes", new WriteNote("of one"), key)).ShouldBe(HttpStatusCode.Created);
        var of = await (await two.Post("/v1/notes", new WriteNote("of two"), key)).ShouldBe(HttpStatusCode.Created);
        Assert.Equal("of two", of.Text("title"));
    }

    [Fact]
    public async Task A_refused_request_leaves_its_key_free()
    {
        using var writer = notes.Writer();
        var key = Key();
        await notes.Write("taken");
        await (await writer.Post("/v1/notes", new WriteNote("taken"), key)).ShouldRefuse(409, "title-taken");
        await (await writer.Post("/v1/notes", new WriteNote("free"), key)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_commit_whose_confirmation_is_lost_is_answered_once_the_database_is_reached_again()
    {
        await using var database = await SampleHost.NewDatabase();
        var (proxy, behind) = TestProxy.ToDatabase(database.ConnectionString);
        await using var _ = proxy;
        await using var far = await SampleHost.Start("notes", "amqp://nobody:nobody@127.0.0.1:1", database, ("ConnectionStrings:sampledb", behind));
        using var writer = far.Writer();
        Task<HttpResponseMessage> writing;
        await using (await OpenTransaction.In(database, "lock table idempotency_key in exclusive mode"))
        {
            writing = writer.Post("/v1/notes", new WriteNote("sent, line cut, committed"));
            await Eventually.Holds(database.SomebodyWaits);
            proxy.Cut();
            proxy.Open();
        }
        await (await writing).ShouldBe(HttpStatusCode.Created);
        Assert.Equal(1, await database.Read<long>("select count(*) from note"));
    }

    private Task<long> Count(string title) => notes.Database.Read<long>($"select count(*) from note where title = '{title}'");

    private static string Key() => Guid.CreateVersion7().ToString();
}
