using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class CriticismTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task The_front_is_asked_replies_and_is_answered_side_by_side_with_the_draft()
    {
        var open = await OpenConsultation();
        var asked = await Asked(open.Id());
        Assert.Equal((Day(5), "requested"), (asked.Text("dueOn"), asked.Text("state")));
        var path = $"/v1/consultations/{open.Id()}/criticisms/{asked.Id()}";
        using (var tooEarly = await ThanhVinh.Post($"{path}/answers", new { paper = APaper("20/UBND-NC", 0) }, ifMatch: "\"1\""))
            await tooEarly.ShouldRefuse(409, "criticism-out-of-order");
        using (var reply = await Province.Post($"{path}/replies", new { paper = APaper("3/MTTQ-BTT", -1) }, ifMatch: "\"1\""))
            await reply.ShouldBe(HttpStatusCode.Created);
        using (var answer = await ThanhVinh.Post($"{path}/answers", new { paper = APaper("20/UBND-NC", 0) }, ifMatch: "\"2\""))
            await answer.ShouldBe(HttpStatusCode.Created);
        var seen = (await Anybody.Read($"/v1/consultations/{open.Id()}/criticisms")).GetProperty("items")[0];
        Assert.Equal(("answered", "3/MTTQ-BTT", "20/UBND-NC"), (seen.Text("state"), seen.GetProperty("reply").Text("symbol"), seen.GetProperty("answer").Text("symbol")));
        Assert.Equal(["requested", "replied", "answered"],
            (await TypesInFeed(ThanhVinh, asked.Id())).Select(type => type.Split('.')[3].Replace("criticism-", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Only_who_acts_for_the_front_replies()
    {
        var open = await OpenConsultation();
        var asked = await Asked(open.Id());
        using var answer = await ThanhVinh.Post(
            $"/v1/consultations/{open.Id()}/criticisms/{asked.Id()}/replies", new { paper = APaper("1/X", 0) }, ifMatch: "\"1\"");
        await answer.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task A_reply_that_is_late_shows()
    {
        var open = await OpenConsultation();
        await Asked(open.Id(), signed: -9);
        Assert.True((await Anybody.Read($"/v1/consultations/{open.Id()}/criticisms")).GetProperty("items")[0].GetProperty("overdue").GetBoolean());
    }

    [Fact]
    public async Task Without_a_rule_of_law_the_request_names_its_days()
    {
        var open = await OpenConsultation();
        using var answer = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/criticisms", new { frontUnitId = SampleUnits.Province, paper = APaper("12/UBND-NC", 0) });
        await answer.ShouldRefuse(422, "period-missing");
    }

    private static object APaper(string symbol, int signed) => new { symbol, signedOn = Day(signed), text = "Nội dung văn bản phản biện." };

    private async Task<JsonElement> Asked(Guid consultation, int signed = -2) => await (await ThanhVinh.Post(
        $"/v1/consultations/{consultation}/criticisms", new { frontUnitId = SampleUnits.Province, paper = APaper("12/UBND-NC", signed), days = 7 }))
        .ShouldBe(HttpStatusCode.Created);
}
