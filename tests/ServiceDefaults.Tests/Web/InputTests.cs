using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DanVan.TestKit;

namespace DanVan.ServiceDefaults.Tests;

public sealed class InputTests(NotesHost host) : IClassFixture<NotesHost>
{
    private readonly SampleHost notes = host.Notes;

    [Theory]
    [InlineData("""{"title":""}""", "invalid-request", "/title")]
    [InlineData("""{"title":"x","lines":[{"text":"ok"},{"text":"ok","weight":10}]}""", "invalid-request", "/lines/1/weight")]
    [InlineData("""{"title":"x","lines":[{"text":"123456789012345678901"}]}""", "invalid-request", "/lines/0/text")]
    [InlineData("""{"title":"x","lines":[{"text":5}]}""", "malformed-request", "/lines/0/text")]
    [InlineData("""{"title":"x","colour":"green"}""", "malformed-request", "/colour")]
    [InlineData("""{"title":"x","colour":1}""", "malformed-request", "/colour")]
    [InlineData("""{"title":"x","unitId":"x"}""", "malformed-request", "/unitId")]
    [InlineData("""{"title":"x","on":"2026-13-01"}""", "malformed-request", "/on")]
    [InlineData("""{"title":"x","on":"9999-12-31"}""", "malformed-request", "/on")]
    [InlineData("""{"title":"x","isPublic":"true"}""", "malformed-request", "/isPublic")]
    [InlineData("""{"title":"a\u0000b"}""", "malformed-request", "/title")]
    [InlineData("""{"title":"a\u0007b"}""", "malformed-request", "/title")]
    [InlineData("""{"title":"x","lines":[{"text":"ok","wieght":1}]}""", "malformed-request", "/lines/0/wieght")]
    [InlineData("""{"title":"x","lines":[{"text":"ok"},null]}""", "malformed-request", "/lines")]
    public async Task What_is_wrong_with_a_field_is_said_by_its_json_pointer(string body, string code, string pointer)
    {
        var problem = await (await Send(body)).ShouldRefuse(400, code);
        Assert.Contains(pointer, problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("pointer")));
    }

    [Theory]
    [InlineData("""{"title":"x" """)]
    [InlineData("""[]""")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"title":"x","title":"y"}""")]
    [InlineData("""{"title":null}""")]
    public async Task A_body_that_is_no_request_is_refused(string body) => await (await Send(body)).ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Unknown_fields_are_refused_so_that_no_typing_error_passes() =>
        await (await Send("""{"title":"x","titel":"y"}""")).ShouldRefuse(400, "malformed-request");

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        await (await Send([.. "{\"title\":\""u8, 0xC3, 0x28, .. "\"}"u8])).ShouldRefuse(400, "malformed-request");
        using var asking = notes.Anonymous();
        await (await asking.GetAsync(new Uri("/v1/notes?cursor=%C3%28", UriKind.Relative))).ShouldRefuse(400, "malformed-request");
        await (await asking.GetAsync(new Uri("/v1/notes?cursor=%00", UriKind.Relative))).ShouldRefuse(400, "malformed-request");
    }

    [Fact]
    public async Task A_body_above_a_megabyte_is_refused() =>
        await (await Send($$"""{"title":"{{new string('x', 1 << 20)}}"}""")).ShouldRefuse(413, "too-large");

    [Fact]
    public async Task Another_kind_of_body_is_refused() =>
        await (await Send("title=x"u8.ToArray(), "application/x-www-form-urlencoded")).ShouldRefuse(415, "unsupported-media-type");

    [Fact]
    public async Task Text_is_stored_and_answered_composed()
    {
        var decomposed = "Đồng Văn ấm no".Normalize(NormalizationForm.FormD);
        using var writer = notes.Writer();
        Assert.Equal("Đồng Văn ấm no", (await writer.Write(decomposed)).Title);
        Assert.Equal(1, await notes.Database.Read<long>("select count(*) from note where title = 'Đồng Văn ấm no' and title is nfc normalized"));
    }

    [Fact]
    public async Task Titles_sort_as_vietnamese_does()
    {
        await using var own = await SampleHost.Start("notes", "amqp://nobody:nobody@127.0.0.1:1");
        await own.Write("Đô Lương", "Ơ", "Diễn Châu", "Yên Thành", "Ô", "Anh Sơn", "Â", "Ă", "O", "Dùng", "Đa", "Ấ");
        using var reader = own.Anonymous();
        var sorted = (await reader.Get<Page<SampleService.Notes.NoteView>>("/v1/notes")).Items.Select(note => note.Title);
        Assert.Equal(["Anh Sơn", "Ă", "Â", "Ấ", "Diễn Châu", "Dùng", "Đa", "Đô Lương", "O", "Ô", "Ơ", "Yên Thành"], sorted);
    }

    private Task<HttpResponseMessage> Send(string body) => Send(Encoding.UTF8.GetBytes(body));

    private async Task<HttpResponseMessage> Send(byte[] body, string type = "application/json")
    {
        using var writer = notes.Writer();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await writer.Send(HttpMethod.Post, "/v1/notes", content);
    }
}
