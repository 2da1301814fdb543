using System.Net;
using DanVan.TestKit;
using Microsoft.Extensions.Options;

namespace DanVan.ServiceDefaults.Tests;

/// <summary>Every bad input is answered by what was meant; limits hold, also for many at once.</summary>
public sealed class UploadRefusalTests(NotesHost host) : IClassFixture<NotesHost>
{
    private readonly SampleHost notes = host.Notes;

    [Fact]
    public async Task A_wrong_offset_is_told_the_right_one()
    {
        using var writer = notes.Writer();
        var upload = await writer.BeginUpload("text/plain", 1000);
        using (var begun = await writer.Append(upload, new byte[400], 0, last: false))
            Assert.Equal(400, begun.Offset());
        foreach (var offset in new[] { 0, 399, 401, 1000 })
        {
            using var wrong = await writer.Append(upload, new byte[10], offset, last: false);
            var problem = await wrong.ShouldRefuse(409, "mismatching-upload-offset");
            Assert.Equal("https://iana.org/assignments/http-problem-types#mismatching-upload-offset", problem.Text("type"));
            Assert.Equal((400, 400, offset), (wrong.Offset(), problem.GetProperty("expected-offset").GetInt32(), problem.GetProperty("provided-offset").GetInt32()));
        }
    }

    [Fact]
    public async Task A_complete_upload_takes_nothing_more()
    {
        using var writer = notes.Writer();
        var upload = await writer.Upload(new byte[10], "text/plain");
        using var more = await writer.Append(upload, new byte[1], 10, last: true);
        Assert.Equal("https://iana.org/assignments/http-problem-types#completed-upload", (await more.ShouldRefuse(400, "completed-upload")).Text("type"));
        Assert.Equal("?1", more.Headers.GetValues("Upload-Complete").Single());
    }

    [Fact]
    public async Task Lengths_that_contradict_each_other_are_refused_and_nothing_of_them_is_kept()
    {
        using var writer = notes.Writer();
        using (var both = await writer.SendBegin("text/plain", 11, new byte[10], "?1"))
            await both.ShouldRefuse(400, "inconsistent-upload-length");
        var upload = await writer.BeginUpload("text/plain", 100_000);
        foreach (var (part, last, length, chunked) in new[] { (100_001, false, (long?)null, false), (10, true, null, false), (10, false, 100_001, false), (100_001, false, null, true), (10, true, null, true) })
        {
            var before = (await writer.Standing(upload))!.Value.Offset;
            using var wrong = await writer.Append(upload, new byte[part], before, last, length: length, chunked: chunked);
            await wrong.ShouldRefuse(400, "inconsistent-upload-length");
        }
        Assert.False((await writer.Standing(upload))!.Value.Complete);
    }

    [Fact]
    public async Task A_file_may_be_as_large_as_the_endpoint_takes_it_and_no_larger()
    {
        using var writer = notes.Writer();
        const int Most = 3 << 20;
        using (var tooLarge = await writer.SendBegin("text/plain", Most + 1))
        {
            await tooLarge.ShouldRefuse(413, "too-large");
            Assert.Equal($"max-size={Most}", tooLarge.Headers.GetValues("Upload-Limit").Single());
        }
        var unknown = await writer.BeginUpload("text/plain");
        using (var tooLarge = await writer.Append(unknown, new byte[Most + 1], 0, last: false, chunked: true))
            await tooLarge.ShouldRefuse(413, "too-large");
        var upload = await writer.Upload(new byte[(2 << 20) + 1], "text/plain", 1_000_000);
        using (var paper = await writer.PostUploaded("/v1/notes/papers?name=large", upload))
            await paper.ShouldRefuse(413, "too-large");
        using (var file = await writer.PostUploaded("/v1/notes/files?name=large", upload))
            await file.ShouldBe(HttpStatusCode.Created);
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/uploads");
        using var limits = await writer.SendAsync(request);
        Assert.Equal(("application/partial-upload", $"max-size={Most}"), (limits.Headers.GetValues("Accept-Patch").Single(), limits.Headers.GetValues("Upload-Limit").Single()));
    }

    [Fact]
    public async Task A_client_has_no_more_uploads_at_once_than_it_may_also_when_it_begins_many_at_once()
    {
        await using var brokers = new TestBrokers();
        await brokers.InitializeAsync();
        await using var few = await SampleHost.Start("notes", brokers.One, more: [("Uploads:MostPerClient", "3")]);
        using var writer = few.Writer();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 9).Select(async _ =>
        {
            using var begun = await writer.SendBegin("text/plain", 10);
            return begun.StatusCode;
        }));
        Assert.Equal(3, statuses.Count(status => status == HttpStatusCode.Created));
        using var more = await writer.SendBegin("text/plain", 10);
        var open = (await more.ShouldRefuse(409, "too-many-uploads")).GetProperty("uploads").EnumerateArray().Select(one => one.GetString()!).ToList();
        Assert.Equal(3, open.Count);
        using (var other = await few.Writer("somebody-else").SendBegin("text/plain", 10))
            await other.ShouldBe(HttpStatusCode.Created);
        (await writer.DeleteAsync(new Uri(open[0], UriKind.Relative))).Dispose();
        await writer.BeginUpload("text/plain", 10);
    }

    [Fact]
    public async Task An_upload_that_nobody_continues_goes_after_its_time_and_one_that_is_continued_stays()
    {
        using var writer = notes.Writer();
        var (left, continued) = (await writer.BeginUpload("text/plain", 10), await writer.BeginUpload("text/plain", 10));
        await notes.Database.Run("update upload set expires_at = now() + interval '1 minute'");
        Assert.NotNull(await writer.Standing(continued));
        await notes.Database.Run("update upload set expires_at = expires_at - interval '1 hour'");
        Assert.Equal((false, true), (await writer.Standing(left) is not null, await writer.Standing(continued) is not null));
        await notes.Get<UploadStore>().RemoveExpired(default);
        Assert.Equal(0, await notes.Database.Read<int>($"select count(*) from upload where id = '{left[^36..]}'"));
    }

    [Fact]
    public async Task Who_may_send_no_file_anywhere_may_keep_none_here()
    {
        using var reader = notes.As("reader", null, "notes.read");
        using (var begun = await reader.SendBegin("text/plain", 10))
            await begun.ShouldRefuse(403, "forbidden");
        using var nobody = notes.Anonymous();
        using (var begun = await nobody.SendBegin("text/plain", 10))
            await begun.ShouldRefuse(401, "unauthenticated");
    }

    [Theory]
    [InlineData("text/plain", "?0", null, 201, "")]
    [InlineData("text/plain", null, null, 400, "invalid-request")]
    [InlineData("text/plain", "true", null, 400, "invalid-request")]
    [InlineData(null, "?0", null, 415, "unsupported-media-type")]
    [InlineData("no type", "?0", null, 415, "unsupported-media-type")]
    public async Task A_beginning_says_what_is_to_come(string? type, string? complete, long? length, int status, string code)
    {
        using var writer = notes.Writer();
        using var begun = await writer.SendBegin(type, length, complete: complete);
        if (status == 201)
            await begun.ShouldBe(HttpStatusCode.Created);
        else
            await begun.ShouldRefuse(status, code);
    }

    [Theory]
    [InlineData("Upload-Offset", "-1", 400, "invalid-request")]
    [InlineData("Upload-Offset", "many", 400, "invalid-request")]
    [InlineData("Upload-Offset", "9999999999999999", 400, "invalid-request")]
    [InlineData("Upload-Complete", "yes", 400, "invalid-request")]
    [InlineData("Upload-Length", "1.5", 400, "invalid-request")]
    [InlineData("Content-Type", "text/plain", 415, "unsupported-media-type")]
    [InlineData("Content-Type", "application/offset+octet-stream", 415, "unsupported-media-type")]
    public async Task An_append_says_where_it_belongs(string field, string value, int status, string code)
    {
        using var writer = notes.Writer();
        var upload = await writer.BeginUpload("text/plain", 10);
        using var request = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new ByteArrayContent(new byte[1]) };
        foreach (var (name, good) in new[] { ("Upload-Offset", "0"), ("Upload-Complete", "?0"), ("Content-Type", "application/partial-upload"), ("Upload-Length", "10") })
            (name == "Content-Type" ? (System.Net.Http.Headers.HttpHeaders)request.Content.Headers : request.Headers).TryAddWithoutValidation(name, name == field ? value : good);
        using var answer = await writer.SendAsync(request);
        await answer.ShouldRefuse(status, code);
    }

    [Fact]
    public async Task A_request_names_a_complete_upload_of_its_kind_and_nothing_else()
    {
        using var writer = notes.Writer();
        var (begun, page) = (await writer.BeginUpload("text/plain", 10), await writer.Upload(new byte[10], "text/html"));
        foreach (var (path, upload, status, code) in new[]
        {
            ("/v1/notes/files?name=x", begun, 409, "upload-incomplete"), ("/v1/notes/papers?name=x", page, 415, "unsupported-media-type"),
            ("/v1/notes/files?name=x", "nonsense", 404, "upload-not-found"), ("/v1/notes/files?name=x", $"{Guid.CreateVersion7()}", 404, "upload-not-found"),
            ("/v1/notes", page, 400, "upload-not-taken"), ("/v1/uploads", page, 400, "upload-not-taken"), ("/v1/nowhere", page, 404, "not-found"),
        })
        {
            using var answer = await writer.PostUploaded(path, upload);
            await answer.ShouldRefuse(status, code);
        }
        using var both = new HttpRequestMessage(HttpMethod.Post, "/v1/notes/files?name=x") { Content = UploadTests.Content(new byte[5]) };
        both.Headers.Add("Upload", page);
        using var refused = await writer.SendAsync(both);
        await refused.ShouldRefuse(400, "upload-not-taken");
    }

    [Fact]
    public async Task A_part_that_is_sent_to_the_endpoint_itself_never_passes_for_the_whole_file()
    {
        using var writer = notes.Writer();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/notes/files?name=part") { Content = UploadTests.Content(new byte[5]) };
        request.Headers.Add("Upload-Complete", "?0");
        using var answer = await writer.SendAsync(request);
        await answer.ShouldRefuse(400, "upload-not-taken");
    }

    [Fact]
    public void A_time_or_number_that_makes_no_sense_keeps_the_service_from_starting()
    {
        foreach (var options in new[] { new UploadOptions { KeptForHours = 0 }, new UploadOptions { MostPerClient = 0 } })
            Assert.True(new DataAnnotationValidateOptions<UploadOptions>(null).Validate(null, options).Failed);
    }
}
