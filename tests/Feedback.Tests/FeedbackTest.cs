using System.Globalization;
using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

/// <summary>Feedback with a small part of the real tree and a key to seal identities with.</summary>
public class FeedbackHost() : ServiceHost<Program>("services/feedback/Feedback", "feedbackdb")
{
    public const string SealingKey = "a-key-of-the-tests-and-of-nobody-else";

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [new("Sealing:Key", SealingKey), new("Retention:EverySeconds", "1"), new("Coverage:EverySeconds", "1"), new("Petitions:EverySeconds", "1")];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await SampleUnits.Insert(Database);
    }
}

[CollectionDefinition]
public sealed class FeedbackCollection : ICollectionFixture<FeedbackHost>;

/// <summary>Callers and what they have done, in the words of the movement.</summary>
[Collection(typeof(FeedbackCollection))]
public abstract class FeedbackTest(FeedbackHost host)
{
    private static int number;

    protected FeedbackHost Host => host;

    protected HttpClient Province { get; } = host.As("province", SampleUnits.ProvinceClaim, "feedback.read", "feedback.write");

    protected HttpClient ThanhVinh { get; } = host.As("thanh-vinh", SampleUnits.ThanhVinhClaim, "feedback.read", "feedback.write");

    protected HttpClient Vinh2018 { get; } = host.As("vinh", SampleUnits.VinhClaim, "feedback.read", "feedback.write");

    protected HttpClient QuePhong2018 { get; } = host.As("que-phong", SampleUnits.QuePhongClaim, "feedback.read", "feedback.write");

    protected HttpClient Anybody { get; } = host.Anonymous();

    /// <summary>Today in Asia/Ho_Chi_Minh.</summary>
    protected static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));

    protected static string Day(int fromToday) => Today.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected static object ADraft(
        Guid? unitId = null, string? title = null, string documentType = "committee-decision", string? draftedOn = null, string? issuingLevel = null) => new
        {
            unitId = unitId ?? SampleUnits.ThanhVinh,
            title = title ?? $"Dự thảo quy định bình xét mô hình Dân vận khéo, lần {Interlocked.Increment(ref number)}",
            documentType,
            issuingLevel,
            draftUrl = "https://nghean.gov.vn/du-thao/12",
            draftedOn = draftedOn ?? Day(-60),
        };

    protected async Task<JsonElement> DraftedConsultation(
        Guid? unitId = null, string? title = null, string documentType = "committee-decision", string? draftedOn = null) =>
        await (await Province.Post("/v1/consultations", ADraft(unitId, title, documentType, draftedOn))).ShouldBe(HttpStatusCode.Created);

    /// <summary>Open since today unless a day that has passed is given.</summary>
    protected async Task<JsonElement> OpenConsultation(Guid? unitId = null, int since = 0, string? title = null)
    {
        var draft = await DraftedConsultation(unitId, title);
        using var answer = await Province.Post($"/v1/consultations/{draft.Id()}/openings", AnOpening(since), ifMatch: "\"1\"");
        return await answer.ShouldBe(HttpStatusCode.Created);
    }

    protected static object AnOpening(int since = 0, bool exempt = true) => new
    {
        opensOn = Day(since),
        posting = "https://nghean.gov.vn/du-thao",
        exemption = exempt ? AnExemption : null,
    };

    protected static readonly object AnExemption = new
    {
        symbol = "15/TTr-STP", signer = "Chủ tịch Ủy ban nhân dân tỉnh", signedOn = "2026-01-05", reason = "Sửa đổi kỹ thuật, không đặt ra chính sách mới.",
    };

    /// <summary>A version of the draft, laid down while nobody is being asked about it.</summary>
    protected async Task<JsonElement> LaidDown(Guid consultationId, string text, object? sameAs = null)
    {
        var version = (await Province.Read($"/v1/consultations/{consultationId}")).GetProperty("version").GetInt64();
        using var answer = await Province.Post($"/v1/consultations/{consultationId}/draft-versions", new { text, sameAs }, ifMatch: $"\"{version}\"");
        return await answer.ShouldBe(HttpStatusCode.Created);
    }

    protected async Task<JsonElement> Closed(Guid consultationId)
    {
        var version = (await Province.Read($"/v1/consultations/{consultationId}")).GetProperty("version").GetInt64();
        using var answer = await Province.Post($"/v1/consultations/{consultationId}/closings", new { }, ifMatch: $"\"{version}\"");
        return await answer.ShouldBe(HttpStatusCode.Created);
    }

    /// <summary>A consultation on this text, open since 21 days, so that it may be closed today.</summary>
    protected async Task<JsonElement> OpenOn(string text)
    {
        var draft = await DraftedConsultation();
        await LaidDown(draft.Id(), text);
        using var answer = await Province.Post($"/v1/consultations/{draft.Id()}/openings", AnOpening(-21), ifMatch: "\"2\"");
        return await answer.ShouldBe(HttpStatusCode.Created);
    }

    protected static object AnOpinion(
        string text = "Đề nghị bình xét công khai tại khối, xóm.", string channel = "portal", string? provision = "dieu-7/khoan-2", object? person = null,
        string? quote = null) => new { text, channel, provision, person, quote };

    protected async Task<JsonElement> SentOpinion(Guid consultationId, string text = "Đề nghị bình xét công khai tại khối, xóm.") =>
        await (await ThanhVinh.Post($"/v1/consultations/{consultationId}/opinions", AnOpinion(text))).ShouldBe(HttpStatusCode.Created);

    /// <summary>What a caller finds in the change feed about one thing, once everything written so far has its number.</summary>
    protected async Task<string[]> TypesInFeed(HttpClient caller, Guid subject)
    {
        await Eventually.Holds(async () => await Host.Database.Read<int>($"""
            select count(*) from event_log where subject = '{subject}' and not exists (select from event_chain where event_id = event_log.id)
            """) == 0);
        List<string> types = [];
        for (long after = 0, head = 1; after < head;)
        {
            var page = await caller.Read($"/v1/changes?after={after}&limit=500");
            types.AddRange(page.GetProperty("events").EnumerateArray()
                .Where(one => one.GetProperty("subject").GetGuid() == subject).Select(one => one.Text("type")));
            (after, head) = (page.GetProperty("next").GetInt64(), page.GetProperty("head").GetInt64());
        }
        return [.. types];
    }
}
