using System.Net;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Meetings;

public sealed class CarryOverTests(NgheAnHost host) : MeetingTest(host)
{
    [Fact]
    public async Task What_a_meeting_leaves_open_stands_on_the_next_agenda_and_carried_over_twice_on_that_of_the_committee_above()
    {
        var (field, province, district, _) = await ThreeLevels();
        var first = await Running(field.AsDistrict, district, "2018-02-01", new { title = "Đường vào bản", raisedByUnitId = field.One });
        var item = (await Agenda(field.AsDistrict, first))[0];
        await Step(field.AsDistrict, first, "closings", new { on = "2018-02-01" });

        var second = await Drafted(field.AsDistrict, district, "2018-03-01");
        var carried = (await Agenda(field.AsDistrict, second)).Single(one => one.Text("origin") == "carried");
        Assert.Equal((item.Id(), 1, field.One), (carried.GetProperty("carriedFromId").GetGuid(), carried.GetProperty("carries").GetInt32(), carried.GetProperty("raisedByUnitId").GetGuid()));
        Assert.Equal("carried", (await Agenda(field.AsDistrict, first))[0].Text("state"));
        // A meeting that is moved keeps what was carried into it.
        await Step(field.AsDistrict, second, "reschedulings", new { startsAt = "2018-03-08T08:00:00+07:00", reason = "Bão", on = "2018-03-01" });
        Assert.Empty((await field.AsProvince.Read($"/v1/proposals?committeeId={province}")).GetProperty("items").EnumerateArray());
        await Step(field.AsDistrict, second, "calls", new { on = "2018-03-02" });
        await Step(field.AsDistrict, second, "openings", new { chair = "Chủ trì", on = "2018-03-08" });
        await Step(field.AsDistrict, second, "closings", new { on = "2018-03-08" });

        var third = await Drafted(field.AsDistrict, district, "2018-04-01");
        var twice = (await Agenda(field.AsDistrict, third)).Single(one => one.Text("origin") == "carried");
        var raised = Assert.Single((await field.AsProvince.Read($"/v1/proposals?committeeId={province}")).GetProperty("items").EnumerateArray());
        Assert.Equal((twice.Id(), field.One), (raised.GetProperty("itemId").GetGuid(), raised.GetProperty("fromUnitId").GetGuid()));
        var above = await Drafted(field.AsProvince, province, "2018-04-10");
        Assert.Equal("Đường vào bản", (await Agenda(field.AsProvince, above)).Single(one => one.Text("origin") == "proposal").Text("title"));
    }

    [Fact]
    public async Task Of_five_who_draft_the_next_meeting_at_once_one_carries_what_was_left()
    {
        var (field, _, district, _) = await ThreeLevels();
        var first = await Running(field.AsDistrict, district, "2018-02-01", new { title = "Đường vào bản" });
        await Step(field.AsDistrict, first, "closings", new { on = "2018-02-01" });
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => field.AsDistrict.Post("/v1/meetings", new { committeeId = district, title = "Họp", startsAt = "2018-03-01T08:00:00+07:00", on = "2018-03-01" })));
        var carried = 0;
        foreach (var meeting in (await field.AsDistrict.Read($"/v1/meetings?committeeId={district}&state=draft")).GetProperty("items").EnumerateArray())
            carried += (await Agenda(field.AsDistrict, meeting)).Count(one => one.Text("origin") == "carried");
        Assert.Equal(1, carried);
    }

    [Fact]
    public async Task A_proposal_goes_from_commune_to_province_by_an_unbroken_chain_and_to_nobody_it_does_not_go()
    {
        var (field, province, district, commune) = await ThreeLevels();
        var raised = await (await field.AsOne.Post("/v1/proposals", new
        {
            committeeId = commune,
            fromUnitId = field.One,
            title = "Hỗ trợ nhân rộng mô hình",
            text = "Đề nghị hỗ trợ kinh phí",
            attachments = new[] { "https://nghean.gov.vn/to-trinh.pdf" },
            on = "2018-03-01",
        })).ShouldBe(HttpStatusCode.Created);
        await (await Forward(field.AsOther, raised.Id())).ShouldRefuse(403, "forbidden");
        var second = await (await Forward(field.AsOne, raised.Id(), "Thêm hai bản")).ShouldBe(HttpStatusCode.Created);
        await (await Forward(field.AsOne, raised.Id(), version: 2)).ShouldRefuse(409, "proposal-done");
        var third = await (await Forward(field.AsDistrict, second.Id())).ShouldBe(HttpStatusCode.Created);
        await (await Forward(field.AsProvince, third.Id())).ShouldRefuse(409, "no-committee-above");
        await (await field.AsProvince.Post($"/v1/proposals/{third.Id()}/answers", new { outcome = "partly", answer = "Hỗ trợ một nửa", on = "2018-03-20" }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);

        var chain = (await field.AsOne.Read($"/v1/proposals/{raised.Id()}/chain")).GetProperty("links").EnumerateArray().ToList();
        Assert.Equal([commune, district, province], chain.Select(link => link.GetProperty("committeeId").GetGuid()));
        Assert.All(chain, link => Assert.Equal(raised.Id(), link.GetProperty("originId").GetGuid()));
        Assert.Equal([raised.Id(), second.Id()], chain[1..].Select(link => link.GetProperty("previousId").GetGuid()));
        Assert.Equal(("Thêm hai bản", "partly"), (chain[1].Text("amendment"), chain[2].Text("outcome")));
        Assert.All(chain, link => Assert.Equal("https://nghean.gov.vn/to-trinh.pdf", link.GetProperty("attachments")[0].GetString()));
        await (await field.AsOther.GetAsync(new Uri($"/v1/proposals/{raised.Id()}", UriKind.Relative))).ShouldRefuse(404, "proposal-not-found");
    }

    private static Task<HttpResponseMessage> Forward(HttpClient caller, Guid proposal, string? amendment = null, int version = 1) =>
        caller.Post($"/v1/proposals/{proposal}/forwardings", new { amendment, on = "2018-03-10" }, ifMatch: $"\"{version}\"");
}
