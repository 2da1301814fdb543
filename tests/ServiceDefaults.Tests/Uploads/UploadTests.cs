using System.Net;
using System.Security.Cryptography;
using DanVan.TestKit;

namespace DanVan.ServiceDefaults.Tests;

/// <summary>A file in parts is a file: the same effect, the same refusals, the same answer when it is sent again.</summary>
public sealed class UploadTests(NotesHost host) : IClassFixture<NotesHost>
{
    private readonly SampleHost notes = host.Notes;

    internal static byte[] File(int bytes = 300_000, int seed = 1)
    {
        var file = new byte[bytes];
        new Random(seed).NextBytes(file);
        return file;
    }

    internal static string TitleOf(string name, byte[] file) => $"{name} {Convert.ToHexStringLower(SHA256.HashData(file))} text/plain; charset=utf-8";

    [Theory]
    [InlineData("files")]
    [InlineData("papers")]
    public async Task A_file_sent_in_parts_does_what_it_does_when_it_is_sent_whole_and_is_used_up(string path)
    {
        using var writer = notes.Writer();
        var file = File();
        using var whole = await writer.Send(HttpMethod.Post, $"/v1/notes/{path}?name=whole-{path}", Content(file));
        Assert.Equal(TitleOf($"whole-{path}", file), (await whole.ShouldBe(HttpStatusCode.Created)).Text("title"));
        var upload = await writer.Upload(file, "text/plain; charset=utf-8");
        using var parts = await writer.PostUploaded($"/v1/notes/{path}?name=parts-{path}", upload);
        Assert.Equal(TitleOf($"parts-{path}", file), (await parts.ShouldBe(HttpStatusCode.Created)).Text("title"));
        Assert.Null(await writer.Standing(upload));
        Assert.Equal(0, await notes.Database.Read<int>($"select count(*) from upload_part where upload_id = '{upload.Split('/')[^1]}'"));
    }

    [Fact]
    public async Task A_small_file_comes_with_its_beginning_and_an_empty_one_is_a_file_too()
    {
        using var writer = notes.Writer();
        foreach (var file in new[] { File(10), [] })
        {
            using var begun = await writer.SendBegin("text/plain", null, file, "?1");
            await begun.ShouldBe(HttpStatusCode.Created);
            Assert.Equal((file.Length, "?1"), (begun.Offset(), begun.Headers.GetValues("Upload-Complete").Single()));
            using var used = await writer.PostUploaded($"/v1/notes/files?name=small-{file.Length}", begun.Headers.Location!.ToString());
            await used.ShouldBe(HttpStatusCode.Created);
        }
    }

    [Fact]
    public async Task A_request_that_is_sent_again_gets_its_first_answer_though_its_upload_is_gone()
    {
        using var writer = notes.Writer();
        foreach (var path in new[] { "files", "papers" })
        {
            var (upload, key) = (await writer.Upload(File(), "text/plain"), Guid.CreateVersion7().ToString());
            using var first = await writer.PostUploaded($"/v1/notes/{path}?name=once-{path}", upload, key);
            using var again = await writer.PostUploaded($"/v1/notes/{path}?name=once-{path}", upload, key);
            await first.ShouldBe(HttpStatusCode.Created);
            Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
            using (var fresh = await writer.PostUploaded($"/v1/notes/{path}?name=once-{path}", upload))
                await fresh.ShouldRefuse(404, "upload-not-found");
            using (var other = await writer.PostUploaded($"/v1/notes/{path}?name=other", upload, key))
                await other.ShouldRefuse(422, "idempotency-key-reused");
        }
    }

    [Fact]
    public async Task Whoever_heard_no_answer_to_the_whole_file_and_sends_it_in_parts_under_the_same_key_gets_that_answer()
    {
        using var writer = notes.Writer();
        foreach (var path in new[] { "files", "papers" })
        {
            var (file, key) = (File(), Guid.CreateVersion7().ToString());
            using var whole = await writer.Send(HttpMethod.Post, $"/v1/notes/{path}?name=both-{path}", Content(file), key: key);
            using var parts = await writer.PostUploaded($"/v1/notes/{path}?name=both-{path}", await writer.Upload(file, "text/plain; charset=utf-8"), key);
            Assert.Equal((await whole.ShouldBe(HttpStatusCode.Created)).Id(), (await parts.ShouldBe(HttpStatusCode.Created)).Id());
        }
    }

    [Fact]
    public async Task A_beginning_that_is_sent_again_is_the_same_upload_and_with_another_length_it_is_refused()
    {
        using var writer = notes.Writer();
        var key = Guid.CreateVersion7().ToString();
        Assert.Equal(await writer.BeginUpload("text/plain", 10, key), await writer.BeginUpload("text/plain", 10, key));
        using var other = await writer.SendBegin("text/plain", 11, key: key);
        await other.ShouldRefuse(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task What_was_refused_or_only_tried_is_sent_once_for_all()
    {
        using var writer = notes.Writer();
        var upload = await writer.Upload(File(), "text/plain");
        using (var refused = await writer.PostUploaded("/v1/notes/files", upload))
            await refused.ShouldRefuse(400, "invalid-request");
        using (var tried = await writer.PostUploaded("/v1/notes/files?name=tried", upload + "; keep"))
            await tried.ShouldBe(HttpStatusCode.Created);
        using (var done = await writer.PostUploaded("/v1/notes/files?name=done", upload.Split('/')[^1]))
            await done.ShouldBe(HttpStatusCode.Created);
        Assert.Null(await writer.Standing(upload));
    }

    [Fact]
    public async Task Nobody_but_the_caller_that_made_it_sees_uses_or_removes_an_upload()
    {
        using var writer = notes.Writer();
        using var other = notes.Writer("somebody-else");
        var upload = await writer.Upload(File(), "text/plain");
        Assert.Null(await other.Standing(upload));
        using (var used = await other.PostUploaded("/v1/notes/files?name=stolen", upload))
            await used.ShouldRefuse(404, "upload-not-found");
        using (var appended = await other.Append(upload, File(1), 300_000, true))
            await appended.ShouldRefuse(404, "upload-not-found");
        using (var removed = await other.DeleteAsync(new Uri(upload, UriKind.Relative)))
            await removed.ShouldRefuse(404, "upload-not-found");
        Assert.Equal((300_000, true), await writer.Standing(upload));
        using (var removed = await writer.DeleteAsync(new Uri(upload, UriKind.Relative)))
            await removed.ShouldBe(HttpStatusCode.NoContent);
        Assert.Null(await writer.Standing(upload));
    }

    [Fact]
    public async Task What_waits_in_the_database_is_closed()
    {
        using var writer = notes.Writer();
        var upload = await writer.Upload(System.Text.Encoding.UTF8.GetBytes("Hoàng Yến Kỳ Lạ, ngõ Chim Sẻ 17"), "text/plain");
        Assert.Equal(0, await notes.Database.Read<int>($"select count(*) from upload_part where position('Chim'::bytea in content) > 0"));
        // Under another secret, or in another place, it is no part of anything.
        await notes.Database.Run($"update upload_part set content = set_byte(content, 30, 1 - get_byte(content, 30) % 2) where upload_id = '{upload.Split('/')[^1]}'");
        using var spoilt = await writer.PostUploaded("/v1/notes/files?name=spoilt", upload);
        await spoilt.ShouldRefuse(404, "upload-not-found");
    }

    internal static ByteArrayContent Content(byte[] file) => new(file) { Headers = { { "Content-Type", "text/plain; charset=utf-8" } } };
}
