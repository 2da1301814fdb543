using System.Net;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class SendOpinionsTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task Each_opinion_of_a_batch_is_answered_for_itself()
    {
        var open = await OpenConsultation();
        object[] items =
        [
            AnOpinion("Nên thêm tiêu chí về nước sạch.", "paper"),
            new { text = "", channel = "paper", provision = "Điều 7" },
            AnOpinion(person: new { name = new string('x', 201) }),
            new { text = "Đồng ý.", channel = "meeting", unitId = SampleUnits.Province },
            AnOpinion("Không nên chạy theo số lượng.", "hotline", provision: null),
        ];
        using var answer = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions/batch", new { items });
        var body = await answer.ShouldBe(HttpStatusCode.MultiStatus);
        var results = body.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal([201, 400, 400, 403, 201], results.Select(one => one.GetProperty("status").GetInt32()));
        Assert.Equal(["/items/1/text", "/items/1/provision"], results[1].GetProperty("errors").EnumerateArray().Select(error => error.Text("pointer")));
        Assert.Equal("/items/2/person/name", results[2].GetProperty("errors")[0].Text("pointer"));
        Assert.Equal("forbidden", results[3].Text("code"));
        Assert.Equal(2, body.GetProperty("received").GetInt32());
        Assert.Equal(2, await Host.Database.Read<int>($"select count(*) from opinion where consultation_id = '{open.Id()}'"));
    }

    [Fact]
    public async Task A_thousand_opinions_go_at_once_and_one_more_does_not()
    {
        var open = await OpenConsultation();
        var thousand = Enumerable.Range(0, 1000).Select(i => AnOpinion($"Ý kiến thứ {i}: " + new string('ầ', 500), "paper")).ToList();
        var key = Guid.CreateVersion7().ToString();
        using (var all = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions/batch", new { items = thousand }, key))
            Assert.Equal(1000, (await all.ShouldBe(HttpStatusCode.MultiStatus)).GetProperty("received").GetInt32());
        using (var again = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions/batch", new { items = thousand }, key))
            await again.ShouldBe(HttpStatusCode.MultiStatus);
        Assert.Equal(1000, await Host.Database.Read<int>($"select count(*) from opinion where consultation_id = '{open.Id()}'"));
        using var more = await ThanhVinh.Post($"/v1/consultations/{open.Id()}/opinions/batch", new { items = thousand.Append(AnOpinion()) });
        await more.ShouldRefuse(400, "invalid-request");
    }
}
