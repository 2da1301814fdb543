using System.Net;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class DraftConsultationTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task A_draft_has_an_address_a_version_and_no_clock()
    {
        using var answer = await ThanhVinh.Post("/v1/consultations", ADraft());
        var draft = await answer.ShouldBe(HttpStatusCode.Created);
        Assert.Equal($"/v1/consultations/{draft.Id()}", answer.Headers.Location?.OriginalString);
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.Equal("draft", draft.Text("state"));
        Assert.Equal("commune", draft.Text("issuingLevel"));
        Assert.False(draft.TryGetProperty("clock", out _));
    }

    [Fact]
    public async Task A_draft_is_drafted_once_however_often_the_request_is_sent()
    {
        var (key, draft) = (Guid.CreateVersion7().ToString(), ADraft());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ThanhVinh.Post("/v1/consultations", draft, key)));
        var ids = await Task.WhenAll(answers.Select(async answer => (await answer.ShouldBe(HttpStatusCode.Created)).Id()));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task A_unit_drafts_a_title_once_a_day()
    {
        await DraftedConsultation(title: "Dự thảo quy ước khối phố");
        using var again = await ThanhVinh.Post("/v1/consultations", ADraft(title: "dự thảo  quy ước KHỐI phố"));
        await again.ShouldRefuse(409, "consultation-title-taken");
    }

    [Fact]
    public async Task A_commune_does_not_draft_for_another()
    {
        using var answer = await QuePhong2018.Post("/v1/consultations", ADraft(SampleUnits.DongVinh, draftedOn: "2018-05-02"));
        await answer.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task A_commune_asks_about_a_draft_of_the_province_and_the_province_not_about_one_of_a_commune()
    {
        using (var above = await ThanhVinh.Post("/v1/consultations", ADraft(issuingLevel: "province")))
            await above.ShouldBe(HttpStatusCode.Created);
        using var below = await Province.Post("/v1/consultations", ADraft(SampleUnits.Province, issuingLevel: "commune"));
        await below.ShouldRefuse(422, "level-below-unit");
    }

    [Fact]
    public async Task A_draft_must_say_what_it_is_to_become()
    {
        using var answer = await ThanhVinh.Post("/v1/consultations", new { unitId = SampleUnits.ThanhVinh, title = "x" });
        var problem = await answer.ShouldRefuse(400, "invalid-request");
        Assert.Equal(["/title", "/documentType"], problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("pointer")));
    }
}
