using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Tasks;

/// <summary>A committee of the test's own province, its members, and tasks as the conference wanted them.</summary>
public abstract class TaskTest(NgheAnHost host) : CommitteeTest(host)
{
    private static int number;

    protected const string Title = "Tổng hợp mô hình Dân vận khéo trong xây dựng nông thôn mới";
    protected const string Deliverable = "01 báo cáo kèm danh sách 12 mô hình có tên, địa chỉ, cách làm";

    /// <summary>A committee with a head and a member, and the caller who writes for it.</summary>
    protected sealed record Own(Guid Province, Guid Commune, Guid OtherCommune, Guid Committee, Guid Head, Guid Member, HttpClient Caller);

    protected async Task<Own> OwnCommittee()
    {
        var (province, _, one, other) = await OwnProvince();
        var caller = Host.As($"thu-nghiem-{province}", province.ToString(), "committee.read", "committee.write");
        var committee = await (await caller.Post("/v1/committees", new
        {
            unitId = province,
            name = "Ban Chỉ đạo",
            decision = new { symbol = $"{Interlocked.Increment(ref number)}-QĐ/TU", issuer = "Tỉnh ủy", effectiveOn = "2018-01-01" },
        })).ShouldBe(HttpStatusCode.Created);
        return new(province, one, other, committee.Id(), await Seat(caller, committee.Id(), "head"), await Seat(caller, committee.Id(), "member"), caller);
    }

    protected HttpClient CallerOf(Guid unit) => Host.As($"don-vi-{unit}", unit.ToString(), "committee.read", "committee.write");

    protected static Task<HttpResponseMessage> Assign(
        Own own, object? due = null, Guid? unitId = null, string title = Title, string deliverable = Deliverable, string assignedOn = "2026-03-26", Guid? seat = null) =>
        own.Caller.Post($"/v1/committees/{own.Committee}/tasks", new { seatId = seat ?? own.Member, title, deliverable, due = due ?? new { day = "2031-06-10" }, unitId, assignedOn });

    protected static async Task<JsonElement> Assigned(Own own, object? due = null, Guid? unitId = null, string assignedOn = "2026-03-26") =>
        await (await Assign(own, due, unitId, assignedOn: assignedOn)).ShouldBe(HttpStatusCode.Created);

    /// <summary>Makes a move on the task as it now is.</summary>
    protected static async Task<HttpResponseMessage> Move(HttpClient caller, Guid task, string path, object? body = null) =>
        await caller.Post($"/v1/tasks/{task}/{path}", body ?? new { }, ifMatch: $"\"{(await caller.Read($"/v1/tasks/{task}")).GetProperty("version").GetInt64()}\"");

    protected static async Task<JsonElement> Moved(HttpClient caller, Guid task, string path, object? body = null) =>
        await (await Move(caller, task, path, body)).ShouldBe(HttpStatusCode.OK);

    protected static string[] Open(JsonElement task) => [.. task.GetProperty("transitions").EnumerateArray().Select(one => one.Text("name"))];

    protected Task<int> Events(Guid subject, string type) =>
        Host.Database.Read<int>($"select count(*) from event_log where subject = '{subject}' and type = 'vn.danvan.committee.{type}.v1'");

    private static async Task<Guid> Seat(HttpClient caller, Guid committee, string role) => (await (await caller.Post(
        $"/v1/committees/{committee}/seats", new { role, office = "Chức vụ", holder = "Nguyễn Văn A", from = "2018-01-01" })).ShouldBe(HttpStatusCode.Created)).Id();
}
