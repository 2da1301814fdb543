using System.Net;
using System.Text.Json;
using DanVan.Committee.Tests.Plans;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Meetings;

/// <summary>Committees of a province, a district and a commune, one above the other, and what happens at their meetings.</summary>
public abstract class MeetingTest(NgheAnHost host) : PlanningTest(host)
{
    protected static readonly string[] OneSentence = ["Phân công nhiệm vụ rõ hơn, cụ thể hơn cho từng thành viên"];

    protected sealed record Levels(Field Field, Guid Province, Guid District, Guid Commune);

    protected async Task<Levels> ThreeLevels()
    {
        var field = await OwnField();
        var district = await Established(field.AsDistrict, field.District, field.Committee);
        var commune = await Established(field.AsOne, field.One, district.Id());
        return new(field, field.Committee, district.Id(), commune.Id());
    }

    protected static async Task<JsonElement> Drafted(HttpClient caller, Guid committee, string on = "2018-03-12", params object[] items) =>
        await (await caller.Post("/v1/meetings", new
        {
            committeeId = committee,
            title = "Hội nghị triển khai nhiệm vụ",
            startsAt = $"{on}T08:00:00+07:00",
            place = "Hội trường",
            items,
            on,
        })).ShouldBe(HttpStatusCode.Created);

    /// <summary>Drafted, called and opened.</summary>
    protected static async Task<JsonElement> Running(HttpClient caller, Guid committee, string on = "2018-03-26", params object[] items)
    {
        var meeting = await Drafted(caller, committee, on, items);
        meeting = await Step(caller, meeting, "calls", new { on });
        return await Step(caller, meeting, "openings", new { chair = "Nguyễn Xuân Sơn", secretary = "Thư ký", on });
    }

    protected static new async Task<JsonElement> Step(HttpClient caller, JsonElement meeting, string step, object body) =>
        await (await Try(caller, meeting, step, body)).ShouldBe(HttpStatusCode.OK);

    protected static new async Task<HttpResponseMessage> Try(HttpClient caller, JsonElement meeting, string step, object body)
    {
        var version = (await caller.Read($"/v1/meetings/{meeting.Id()}")).GetProperty("version").GetInt64();
        return await caller.Post($"/v1/meetings/{meeting.Id()}/{step}", body, ifMatch: $"\"{version}\"");
    }

    protected static async Task<List<JsonElement>> Agenda(HttpClient caller, JsonElement meeting) =>
        [.. (await caller.Read($"/v1/meetings/{meeting.Id()}/agenda")).GetProperty("items").EnumerateArray()];

    protected static Task<HttpResponseMessage> Conclude(HttpClient caller, JsonElement meeting, Guid? item = null, params string[] sentences) =>
        caller.Post($"/v1/meetings/{meeting.Id()}/conclusions", new { itemId = item, title = "Kết luận", sentences = (sentences.Length > 0 ? sentences : OneSentence).Select(text => new { text }) });

    protected static async Task<Guid> Seated(HttpClient caller, Guid committee, string holder, string role = "member") =>
        (await (await caller.Post($"/v1/committees/{committee}/seats", new { role, office = "Chức vụ", holder, from = "2017-01-01" })).ShouldBe(HttpStatusCode.Created)).Id();
}
