using System.Net;
using DanVan.Feedback.Opinions;
using DanVan.Feedback.Sealing;
using DanVan.TestKit;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DanVan.Feedback.Tests;

public sealed class SendOpinionTests(FeedbackHost host) : FeedbackTest(host)
{
    private static readonly object Somebody = new { name = "Nguyễn Thị Thử", contact = "0912 000 000", residence = "Khối 5" };

    [Fact]
    public async Task An_opinion_is_received_once_however_often_it_is_sent()
    {
        var (open, key, opinion) = (await OpenConsultation(), Guid.CreateVersion7().ToString(), AnOpinion());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions", opinion, key)));
        var receipts = await Task.WhenAll(answers.Select(async answer => (await answer.ShouldBe(HttpStatusCode.Created)).Text("receipt")));
        Assert.Single(receipts.Distinct());
        Assert.Equal(1, await Host.Database.Read<int>($"select count(*) from opinion where consultation_id = '{open.Id()}'"));
    }

    [Fact]
    public async Task Neither_the_words_nor_the_person_are_in_any_event()
    {
        var open = await OpenConsultation();
        using var answer = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions", AnOpinion("Ý kiến thẳng thắn", person: Somebody));
        var sent = await answer.ShouldBe(HttpStatusCode.Created);
        var data = await Host.Database.Read<string>($"select data from event_log where subject = '{sent.Id()}'");
        Assert.Contains("\"provision\":\"dieu-7/khoan-2\"", data, StringComparison.Ordinal);
        foreach (var secret in new[] { "thẳng thắn", "Nguyễn", "0912 000", "Khối 5" })
            Assert.DoesNotContain(secret, data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_sealed_apart_from_the_words_and_opens_with_the_key_only()
    {
        var open = await OpenConsultation();
        using var answer = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions", AnOpinion(person: Somebody));
        var sent = await answer.ShouldBe(HttpStatusCode.Created);
        Assert.True(sent.GetProperty("identitySealed").GetBoolean());

        var kept = await Sealed(sent.Id());
        Assert.DoesNotContain("0912 000 000", System.Text.Encoding.UTF8.GetString(kept.Content), StringComparison.Ordinal);
        Assert.Equal(new Person("Nguyễn Thị Thử", "0912 000 000", "Khối 5"), SealWith(FeedbackHost.SealingKey).Open(kept));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => SealWith("another-key-that-somebody-may-have").Open(kept));
        var moved = new SealedIdentity { SubjectId = Guid.NewGuid(), WrappedKey = kept.WrappedKey, Content = kept.Content, SealedOn = kept.SealedOn };
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => SealWith(FeedbackHost.SealingKey).Open(moved));
        // Everywhere else, also beside the idempotency key, there is nothing.
        Assert.Equal(0, await Host.Database.Read<int>(
            "select count(*) from idempotency_key where convert_from(body, 'UTF8') like '%0912 000%'"));
    }

    [Fact]
    public async Task Without_a_sealing_key_identities_are_refused_and_anonymous_opinions_are_not()
    {
        var open = await OpenConsultation();
        await using var desk = Host.WithWebHostBuilder(builder => builder.UseSetting("Sealing:Key", ""));
        using var caller = desk.CreateDefaultClient();
        caller.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.For("thanh-vinh", SampleUnits.ThanhVinhClaim, "feedback.write"));
        // A fresh process needs a moment to read the tree.
        await Eventually.Holds(async () => (await caller.Post($"/v1/consultations/{open.Id()}/opinions", AnOpinion())).StatusCode == HttpStatusCode.Created);
        using var named = await caller.Post($"/v1/consultations/{open.Id()}/opinions", AnOpinion(person: Somebody));
        await named.ShouldRefuse(422, "identity-not-accepted");
    }

    [Fact]
    public async Task A_consultation_in_preparation_takes_no_opinions()
    {
        var draft = await DraftedConsultation();
        using (var known = await ThanhVinh.Post($"/v1/consultations/{draft.Id()}/opinions", AnOpinion()))
            await known.ShouldRefuse(409, "consultation-not-open");
        using var hidden = await QuePhong2018.Post($"/v1/consultations/{draft.Id()}/opinions", AnOpinion());
        await hidden.ShouldRefuse(404, "consultation-not-found");
    }

    [Fact]
    public async Task A_commune_sends_what_its_people_say_about_a_draft_of_the_province_and_not_what_others_say()
    {
        var open = await OpenConsultation(SampleUnits.Province);
        await SentOpinion(open.Id());
        using var foreign = await ThanhVinh.Post(
            $"/v1/consultations/{open.Id()}/opinions", new { text = "Đồng ý.", channel = "paper", unitId = SampleUnits.Province });
        await foreign.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task An_opinion_needs_words_and_a_channel_and_names_a_place_not_a_person()
    {
        var open = await OpenConsultation();
        using var answer = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions", new { text = "", provision = "ông A nói" });
        var problem = await answer.ShouldRefuse(400, "invalid-request");
        Assert.Equal(["/text", "/channel", "/provision"], problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("pointer")));
    }

    [Fact]
    public async Task The_words_stay_as_they_were_written()
    {
        var sent = await SentOpinion((await OpenConsultation()).Id());
        await Assert.ThrowsAsync<PostgresException>(() => Host.Database.Run($"update opinion set text = 'khác' where id = '{sent.Id()}'"));
        await Assert.ThrowsAsync<PostgresException>(() => Host.Database.Run($"delete from opinion where id = '{sent.Id()}'"));
    }

    private static Seal SealWith(string key) => new(Options.Create(new SealingOptions { Key = key }));

    private async Task<SealedIdentity> Sealed(Guid opinionId) => new()
    {
        SubjectId = opinionId,
        SealedOn = Today,
        WrappedKey = Convert.FromHexString(await Host.Database.Read<string>($"select encode(wrapped_key, 'hex') from sealed.identity where subject_id = '{opinionId}'")),
        Content = Convert.FromHexString(await Host.Database.Read<string>($"select encode(content, 'hex') from sealed.identity where subject_id = '{opinionId}'")),
    };
}
