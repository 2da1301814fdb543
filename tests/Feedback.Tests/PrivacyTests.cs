using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using DanVan.ServiceDefaults;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class PrivacyTests(FeedbackHost host) : FeedbackTest(host)
{
    private static readonly byte[] Paper = [.. "%PDF-1.7 "u8, .. Guid.NewGuid().ToByteArray()];

    private readonly HttpClient first = host.As("official-1", SampleUnits.ThanhVinhClaim, "identity.unseal");
    private readonly HttpClient second = host.As("official-2", SampleUnits.ProvinceClaim, "identity.unseal");
    private readonly HttpClient third = host.As("official-3", SampleUnits.ProvinceClaim, "identity.unseal");

    [Fact]
    public async Task Two_officials_and_a_reason_open_an_identity_and_the_person_sees_that_it_happened()
    {
        var sent = await Named();
        var unsealing = await Asked(sent);
        using (var alone = await first.Post($"/v1/unsealings/{unsealing.Id()}/approvals", new { }, ifMatch: "\"1\""))
            await alone.ShouldRefuse(403, "second-official-needed");
        using (var early = await first.GetAsync(new Uri($"/v1/unsealings/{unsealing.Id()}/person", UriKind.Relative)))
            await early.ShouldRefuse(403, "not-unsealed");
        using (var agreed = await second.Post($"/v1/unsealings/{unsealing.Id()}/approvals", new { }, ifMatch: "\"1\""))
            await agreed.ShouldBe(HttpStatusCode.OK);
        foreach (var official in new[] { first, second })
            Assert.Equal("Nguyễn Thị Thử", (await official.Read($"/v1/unsealings/{unsealing.Id()}/person")).GetProperty("person").Text("name"));
        using (var other = await third.GetAsync(new Uri($"/v1/unsealings/{unsealing.Id()}/person", UriKind.Relative)))
            await other.ShouldRefuse(403, "not-unsealed");

        var seen = await Anybody.Read($"/v1/receipts/{sent.Text("receipt")}/privacy");
        Assert.Equal("Có dấu hiệu mạo danh người khác.", Assert.Single(seen.GetProperty("unsealings").EnumerateArray()).Text("reason"));
        Assert.Equal(0, await Host.Database.Read<int>("select count(*) from idempotency_key where convert_from(body, 'UTF8') like '%Thị Thử%'"));
        await Host.Database.Run($"update unsealing set approved_at = now() - interval '25 hours' where id = '{unsealing.Id()}'");
        using var late = await first.GetAsync(new Uri($"/v1/unsealings/{unsealing.Id()}/person", UriKind.Relative));
        await late.ShouldRefuse(403, "not-unsealed");
    }

    [Fact]
    public async Task The_database_itself_refuses_one_official_twice()
    {
        var unsealing = await Asked(await Named());
        var beside = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Host.Database.Run(
            $"update unsealing set approved_by = requested_by, approved_at = now() where id = '{unsealing.Id()}'"));
        Assert.Equal("unsealing_by_two_officials", beside.ConstraintName);
    }

    [Fact]
    public async Task Without_the_scope_the_unit_or_an_identity_nothing_is_unsealed()
    {
        var (named, nameless) = (await Named(), await SentOpinion((await OpenConsultation()).Id()));
        using (var reader = await ThanhVinh.Post("/v1/unsealings", AnUnsealing(named)))
            await reader.ShouldRefuse(403, "forbidden");
        using var foreign = Host.As("official-4", SampleUnits.QuePhongClaim, "identity.unseal");
        using (var elsewhere = await foreign.Post("/v1/unsealings", AnUnsealing(named)))
            await elsewhere.ShouldRefuse(404, "identity-not-found");
        using var empty = await first.Post("/v1/unsealings", AnUnsealing(nameless));
        await empty.ShouldRefuse(404, "identity-not-found");
    }

    [Fact]
    public async Task A_person_asks_for_erasure_by_receipt_and_is_answered_within_the_legal_days()
    {
        var sent = await Named();
        await Scanned(sent, Paper, "application/pdf");
        using var asked = await ThanhVinh.Post($"/v1/receipts/{sent.Text("receipt")}/data-requests", new { kind = "erasure" });
        var request = await asked.ShouldBe(HttpStatusCode.Created);
        Assert.True(string.CompareOrdinal(request.Text("dueOn"), Day(2)) >= 0);
        using (var twice = await ThanhVinh.Post($"/v1/receipts/{sent.Text("receipt")}/data-requests", new { kind = "erasure" }))
            await twice.ShouldRefuse(409, "already-requested");
        Assert.Contains(request.Id(), (await first.Read("/v1/data-requests?limit=500")).GetProperty("items").EnumerateArray().Select(one => one.Id()));
        using (var bare = await first.Post($"/v1/data-requests/{request.Id()}/answers", new { granted = false }, ifMatch: "\"1\""))
            await bare.ShouldRefuse(422, "refusal-without-reason");
        using (var granted = await first.Post($"/v1/data-requests/{request.Id()}/answers", new { granted = true }, ifMatch: "\"1\""))
            await granted.ShouldBe(HttpStatusCode.OK);

        var seen = await Anybody.Read($"/v1/receipts/{sent.Text("receipt")}/privacy");
        Assert.Equal((false, Day(0)), (seen.GetProperty("identitySealed").GetBoolean(), seen.Text("erasedOn")));
        Assert.Equal(0, await Kept(sent));
        Assert.True((await Anybody.Read($"/v1/receipts/{sent.Text("receipt")}")).GetProperty("unaltered").GetBoolean());
    }

    [Fact]
    public async Task After_its_months_the_identity_is_gone_and_the_words_stay()
    {
        var (old, young) = (await Named(), await Named());
        await Scanned(old, Paper, "application/pdf");
        await Host.Database.Run($"update sealed.identity set sealed_on = current_date - interval '25 months' where subject_id = '{old.Id()}'");
        await Eventually.Holds(async () => await Kept(old) == 0);
        Assert.Equal(1, await Kept(young));
        Assert.Equal("Tôi đề nghị công khai.", await Host.Database.Read<string>($"select text from opinion where id = '{old.Id()}'"));
        Assert.Equal("retention", await Host.Database.Read<string>($"select cause from erasure where subject_id = '{old.Id()}'"));
    }

    [Fact]
    public async Task A_scan_is_what_its_first_bytes_say_and_lies_sealed_with_its_hash()
    {
        var sent = await Named();
        var scan = await Scanned(sent, Paper, "application/pdf");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Paper)), scan.Text("sha256"));
        foreach (var (file, type) in new[] { ("<html>"u8.ToArray(), "application/pdf"), (Paper, "image/png") })
            using (var wrong = await Sent(sent, file, type))
                await wrong.ShouldRefuse(415, "scan-of-wrong-kind");
        using (var gif = await Sent(sent, "GIF89a"u8.ToArray(), "image/gif"))
            await gif.ShouldRefuse(415, "unsupported-media-type");
        using (var large = await Sent(sent, [.. Paper, .. new byte[10 << 20]], "application/pdf"))
            await large.ShouldRefuse(413, "too-large");
        Assert.Equal(0, await Host.Database.Read<int>($"select count(*) from sealed.scan where position('\\x255044462d312e37'::bytea in content) > 0"));

        var unsealing = await Asked(sent);
        (await second.Post($"/v1/unsealings/{unsealing.Id()}/approvals", new { }, ifMatch: "\"1\"")).Dispose();
        var shown = (await first.Read($"/v1/unsealings/{unsealing.Id()}/person")).GetProperty("scanIds")[0].GetGuid();
        Assert.Equal(Paper, await first.GetByteArrayAsync(new Uri($"/v1/unsealings/{unsealing.Id()}/scans/{shown}", UriKind.Relative)));
    }

    [Fact]
    public async Task A_scan_sent_in_parts_is_sealed_like_any_other_and_nothing_of_it_stays_behind()
    {
        var sent = await Named();
        byte[] paper = [.. Paper, .. new byte[200_000]];
        var upload = await ThanhVinh.Upload(paper, "application/pdf");
        Assert.Equal(0, await Host.Database.Read<int>("select count(*) from upload_part where position('\\x255044462d312e37'::bytea in content) > 0"));
        var path = $"/v1/consultations/{await Host.Database.Read<Guid>($"select consultation_id from opinion where id = '{sent.Id()}'")}/opinions/{sent.Id()}/scans";
        var scan = await (await ThanhVinh.PostUploaded(path, upload)).ShouldBe(HttpStatusCode.Created);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(paper)), paper.Length), (scan.Text("sha256"), scan.GetProperty("bytes").GetInt32()));
        Assert.Equal(0, await Host.Database.Read<int>($"select count(*) from upload_part where upload_id = '{upload[^36..]}'"));
        using var wrong = await ThanhVinh.PostUploaded(path, await ThanhVinh.Upload(paper, "image/gif"));
        await wrong.ShouldRefuse(415, "unsupported-media-type");
    }

    [Fact]
    public async Task A_voice_in_any_language_is_kept_beside_its_transcript_and_opens_only_with_the_identity()
    {
        var open = await OpenConsultation();
        using var answer = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions",
            new { text = "Tôi xin làm đường vào bản (dịch từ tiếng Mông).", channel = "app", language = "vi", person = new { name = "Vừ Thị Thử" } });
        var sent = await answer.ShouldBe(HttpStatusCode.Created);
        var voice = "OggS-tiếng nói"u8.ToArray();
        var kept = await (await Recorded(open, sent, voice, "audio/ogg", "hmn")).ShouldBe(HttpStatusCode.Created);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(voice)), "hmn"), (kept.Text("sha256"), kept.Text("language")));
        foreach (var (file, type) in new[] { (Paper, "application/pdf"), (Paper, "audio/ogg"), (voice, "audio/mpeg") })
            using (var wrong = await Recorded(open, sent, file, type, "hmn"))
                await wrong.ShouldRefuse(415, type.StartsWith("audio", StringComparison.Ordinal) ? "recording-of-wrong-kind" : "unsupported-media-type");
        using (var spoken = await Recorded(open, sent, voice, "audio/ogg", "tiếng Mông"))
            await spoken.ShouldRefuse(400, "invalid-request");
        using (var paper = await Sent(open.Id(), sent.Id(), voice, "audio/ogg"))
            await paper.ShouldRefuse(415, "unsupported-media-type");
        var words = (await ThanhVinh.Read($"/v1/consultations/{open.Id()}/opinions")).GetProperty("items")[0];
        Assert.Equal(("Tôi xin làm đường vào bản (dịch từ tiếng Mông).", "vi"), (words.Text("text"), words.Text("language")));

        var unsealing = await Asked(sent);
        (await second.Post($"/v1/unsealings/{unsealing.Id()}/approvals", new { }, ifMatch: "\"1\"")).Dispose();
        Assert.Equal(voice, await first.GetByteArrayAsync(new Uri($"/v1/unsealings/{unsealing.Id()}/scans/{kept.Id()}", UriKind.Relative)));
    }

    [Theory]
    [InlineData("ID3", 0, "audio/mpeg")]
    [InlineData("OggS", 0, "audio/ogg")]
    [InlineData("WAVE", 8, "audio/wav")]
    [InlineData("ftypM4A ", 4, "audio/mp4")]
    [InlineData("#!AMR", 0, "audio/amr")]
    [InlineData("%PDF-", 0, "application/pdf")]
    [InlineData("<svg", 0, null)]
    [InlineData("", 0, null)]
    public void A_file_is_what_its_bytes_say(string magic, int at, string? type) =>
        Assert.Equal(type, FileKind.Of([.. new byte[at], .. System.Text.Encoding.ASCII.GetBytes(magic), 1, 2]));

    private async Task<HttpResponseMessage> Recorded(JsonElement consultation, JsonElement opinion, byte[] file, string type, string language)
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        return await ThanhVinh.PostAsync(new Uri(
            $"/v1/consultations/{consultation.Id()}/opinions/{opinion.Id()}/recordings?language={Uri.EscapeDataString(language)}", UriKind.Relative), content);
    }

    [Fact]
    public async Task What_came_by_portal_has_no_paper_and_nobody_attaches_more_than_ten()
    {
        var open = await OpenConsultation();
        using (var portal = await Sent(open.Id(), (await SentOpinion(open.Id())).Id(), Paper, "application/pdf"))
            await portal.ShouldRefuse(422, "scan-needs-paper");
        var sent = await Named();
        for (var number = 1; number <= 10; number++)
            Assert.Equal(number, (await Scanned(sent, Paper, "application/pdf")).GetProperty("number").GetInt32());
        using var more = await Sent(sent, Paper, "application/pdf");
        await more.ShouldRefuse(422, "too-many-scans");
    }

    private static object AnUnsealing(JsonElement sent) => new { subjectId = sent.Id(), reason = "Có dấu hiệu mạo danh người khác." };

    private async Task<JsonElement> Asked(JsonElement sent)
    {
        using var answer = await first.Post("/v1/unsealings", AnUnsealing(sent));
        return await answer.ShouldBe(HttpStatusCode.Created);
    }

    /// <summary>An opinion on paper of somebody who gave a name.</summary>
    private async Task<JsonElement> Named()
    {
        var open = await OpenConsultation();
        using var answer = await ThanhVinh.Post(
            $"/v1/consultations/{open.Id()}/opinions", AnOpinion("Tôi đề nghị công khai.", "paper", null, new { name = "Nguyễn Thị Thử" }));
        return await answer.ShouldBe(HttpStatusCode.Created);
    }

    private async Task<HttpResponseMessage> Sent(JsonElement opinion, byte[] file, string type) => await Sent(
        await Host.Database.Read<Guid>($"select consultation_id from opinion where id = '{opinion.Id()}'"), opinion.Id(), file, type);

    private async Task<HttpResponseMessage> Sent(Guid consultation, Guid opinion, byte[] file, string type)
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        return await ThanhVinh.PostAsync(new Uri($"/v1/consultations/{consultation}/opinions/{opinion}/scans", UriKind.Relative), content);
    }

    private async Task<JsonElement> Scanned(JsonElement opinion, byte[] file, string type)
    {
        using var answer = await Sent(opinion, file, type);
        return await answer.ShouldBe(HttpStatusCode.Created);
    }

    private Task<int> Kept(JsonElement opinion) => Host.Database.Read<int>($"""
        select (select count(*) from sealed.identity where subject_id = '{opinion.Id()}') + (select count(*) from sealed.scan where opinion_id = '{opinion.Id()}')
        """);
}
