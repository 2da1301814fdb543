using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Plans;

/// <summary>A province of the test's own with its committee, the programme of 2018, and callers of the province, the district and a commune.</summary>
public abstract class PlanningTest(NgheAnHost host) : CommitteeTest(host)
{
    protected static readonly (string Title, string Text)[] FiveContents =
    [
        ("Nâng cao chất lượng ban chỉ đạo các cấp", "Phân công nhiệm vụ rõ hơn, cụ thể hơn cho từng thành viên; duy trì hoạt động, tăng cường trao đổi kinh nghiệm để nhân rộng mô hình."),
        ("Bám sát nhiệm vụ năm 2018 trên các lĩnh vực", "Quan tâm những nhiệm vụ lớn, trọng tâm của từng lĩnh vực; xây dựng hệ thống chính trị ở vùng đặc thù."),
        ("Dân vận khéo của chính quyền các cấp", "Tiếp thu, lấy ý kiến nhân dân trước khi soạn thảo, ban hành văn bản quy phạm pháp luật; tiếp tục cải cách hành chính."),
        ("Quy chế dân chủ ở cơ sở", "Thực hiện tốt công tác giám sát, phản biện và quy chế đối thoại; mỗi tổ chức chọn một nội dung thật sự hiệu quả."),
        ("Tuyên truyền phong trào", "Đẩy mạnh tuyên truyền phong trào thi đua; tham gia cuộc thi báo chí về dân vận khéo."),
    ];

    protected async Task<Field> OwnField()
    {
        var (province, district, one, other) = await OwnProvince();
        var callers = new[] { province, district, one, other }.Select(unit => Host.As($"thu-{unit}", unit.ToString(), "committee.read", "committee.write")).ToArray();
        var committee = await Established(callers[0], province);
        return new(province, district, one, other, committee.Id(), callers[0], callers[1], callers[2], callers[3]);
    }

    protected sealed record Field(
        Guid Province, Guid District, Guid One, Guid Other, Guid Committee, HttpClient AsProvince, HttpClient AsDistrict, HttpClient AsOne, HttpClient AsOther);

    protected static async Task<JsonElement> Established(HttpClient caller, Guid unit, Guid? parent = null) =>
        await (await caller.Post("/v1/committees", new
        {
            unitId = unit,
            name = "Ban Chỉ đạo",
            parentId = parent,
            decision = new { symbol = $"{Guid.CreateVersion7()}/QĐ", issuer = "Tỉnh ủy", effectiveOn = "2016-06-01" },
        })).ShouldBe(HttpStatusCode.Created);

    protected static object ProgrammeOf2018(Guid committee, int year = 2018) => new
    {
        committeeId = committee,
        year,
        title = $"Chương trình Dân vận khéo năm {year}",
        contents = FiveContents.Select(content => new { title = content.Title, text = content.Text }),
        levels = new[] { "district", "commune" },
        plansDueOn = $"{year}-04-30",
        on = $"{year}-03-01",
    };

    protected static async Task<JsonElement> Issued(Field field, int year = 2018)
    {
        var draft = await (await field.AsProvince.Post("/v1/programmes", ProgrammeOf2018(field.Committee, year))).ShouldBe(HttpStatusCode.Created);
        return await (await field.AsProvince.Post($"/v1/programmes/{draft.Id()}/issues", new { on = $"{year}-03-26" }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
    }

    protected static Task<HttpResponseMessage> Begin(HttpClient caller, Guid programme, Guid unit, string on = "2018-04-01") =>
        caller.Post("/v1/plans", new { programmeId = programme, unitId = unit, on });

    protected static async Task<HttpResponseMessage> Put(HttpClient caller, string path, object body, string ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await caller.SendAsync(request);
    }

    protected static object Answers(string local, int count = 5, string? on = "2018-04-02", Func<int, string>? text = null) => new
    {
        localCharacteristics = local,
        answers = Enumerable.Range(1, count).Select(number => new
        {
            content = number,
            stance = number == 5 ? "not-applicable" : number % 2 == 0 ? "adapt" : "adopt",
            why = number == 5 ? $"Ở {local} chưa có cơ quan báo chí" : $"Phù hợp với {local}",
            text = number == 5 ? null : text?.Invoke(number) ?? $"Việc thứ {number} của {local}: mỗi chi bộ nhận một phần việc",
        }),
        on,
    };

    /// <summary>A plan that answers everything, not yet submitted.</summary>
    protected static async Task<JsonElement> Written(HttpClient caller, Guid programme, Guid unit, object answers)
    {
        var plan = await (await Begin(caller, programme, unit)).ShouldBe(HttpStatusCode.Created);
        return await (await Put(caller, $"/v1/plans/{plan.Id()}", answers, "\"1\"")).ShouldBe(HttpStatusCode.OK);
    }

    protected static async Task<JsonElement> Submitted(HttpClient caller, Guid programme, Guid unit, object answers, string on = "2018-04-20")
    {
        var plan = await Written(caller, programme, unit, answers);
        return await Step(caller, plan, "submissions", new { on });
    }

    protected static async Task<JsonElement> Step(HttpClient caller, JsonElement of, string step, object body) =>
        await (await Try(caller, of, step, body)).ShouldBe(HttpStatusCode.OK);

    protected static Task<HttpResponseMessage> Try(HttpClient caller, JsonElement of, string step, object body) =>
        caller.Post($"/v1/plans/{of.Id()}/{step}", body, ifMatch: $"\"{of.GetProperty("version").GetInt64()}\"");
}
