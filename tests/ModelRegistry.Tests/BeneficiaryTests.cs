using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using DanVan.ModelRegistry.Photos;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class BeneficiaryTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task Whom_a_model_serves_is_counted_by_group_and_a_small_group_hides_with_another()
    {
        var model = await VerifiedModel();
        await Done(ThanhVinh, model, "beneficiaries", ACount("2026-06-30", ("poor-household", 2), ("near-poor-household", 14), ("other", 120)));
        var shown = await Anybody.Read($"/v1/models/{model}/beneficiaries");
        Assert.Equal(136, shown.GetProperty("people").GetInt32());
        Assert.Equal([null, null, 120], shown.GetProperty("groups").EnumerateArray().Select(one => one.TryGetProperty("people", out var people) ? people.GetInt32() : (int?)null));
        Assert.Contains("\"name\":\"beneficiaries\",\"value\":136", await Linked(model), StringComparison.Ordinal);
        await Done(ThanhVinh, model, "beneficiaries", ACount("2026-09-30", ("poor-household", 3)));
        Assert.False((await Anybody.Read($"/v1/models/{model}/beneficiaries")).TryGetProperty("people", out _));
        Assert.DoesNotContain("beneficiaries", await Linked(model), StringComparison.Ordinal);
        var told = JsonSerializer.Deserialize<JsonElement>(await Host.Database.Read<string>(
            $"select data from event_log where type like '%beneficiaries-counted.v1' and subject = '{model}' and data ->> 'countedOn' = '2026-09-30'"));
        Assert.False(told.TryGetProperty("people", out var number) && number.ValueKind == JsonValueKind.Number);
    }

    [Fact]
    public async Task A_count_names_each_group_once_holds_for_one_day_and_comes_from_the_unit()
    {
        var model = await VerifiedModel();
        using (var twice = await On(ThanhVinh, model, "beneficiaries", ACount("2026-06-30", ("other", 20), ("other", 30))))
            await twice.ShouldRefuse(422, "group-twice");
        await Done(ThanhVinh, model, "beneficiaries", ACount("2026-06-30", ("other", 20)));
        using (var again = await On(ThanhVinh, model, "beneficiaries", ACount("2026-06-30", ("other", 30))))
            await again.ShouldRefuse(409, "beneficiaries-counted-before");
        using var foreign = await On(QuePhong2018, model, "beneficiaries", ACount("2026-07-30", ("other", 30)));
        await foreign.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task A_result_about_a_handful_of_people_shows_its_target_and_nobody_behind_it()
    {
        var model = await RunningModel();
        await Done(ThanhVinh, model, "results", AResultOf("Hộ thoát nghèo", "Hộ", 2));
        await Done(ThanhVinh, model, "results", AResultOf("Hộ có nước sạch", "hộ", 40));
        await Done(ThanhVinh, model, "results", AResultOf("Đường bê tông", "km", 2));
        var results = (await ThanhVinh.Read($"/v1/models/{model}/life")).GetProperty("results").EnumerateArray()
            .Select(one => (one.GetProperty("target").GetDecimal(), one.TryGetProperty("value", out var value) ? value.GetDecimal() : (decimal?)null, one.TryGetProperty("achieved", out _)));
        Assert.Equal([(50m, null, false), (50m, 40m, true), (50m, 2m, true)], results);
    }

    [Fact]
    public async Task A_photo_is_what_its_bytes_say_and_keeps_nothing_that_the_camera_wrote()
    {
        var model = await VerifiedModel();
        byte[] gps = [0xFF, 0xE1, 0, 12, .. "Exif\0\0GPS!"u8], picture = [0xFF, 0xDB, 0, 4, 1, 2, 0xFF, 0xDA, 0, 3, 7, 0xFF, 0xD9];
        byte[] jpeg = [0xFF, 0xD8, .. gps, .. picture];
        var attached = await (await Attached(model, jpeg, "image/jpeg")).ShouldBe(HttpStatusCode.Created);
        var kept = await Anybody.GetByteArrayAsync(new Uri(attached.Text("address"), UriKind.Relative));
        Assert.Equal([0xFF, 0xD8, .. picture], kept);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(kept)), 1), (attached.Text("sha256"), Assert.Single((await Anybody.Read($"/v1/models/{model}/photos")).EnumerateArray()).GetProperty("step").GetInt32()));
        foreach (var (file, type) in new[] { ("<svg onload=x>"u8.ToArray(), "image/png"), (jpeg, "image/png") })
            using (var wrong = await Attached(model, file, type))
                await wrong.ShouldRefuse(415, "photo-of-wrong-kind");
        using (var nowhere = await Attached(model, jpeg, "image/jpeg", 90))
            await nowhere.ShouldRefuse(404, "step-not-found");
        using (var inParts = await ThanhVinh.PostUploaded($"/v1/models/{model}/steps/1/photos", await ThanhVinh.Upload(jpeg, "image/jpeg", partSize: 10)))
            Assert.Equal(attached.Text("sha256"), (await inParts.ShouldBe(HttpStatusCode.Created)).Text("sha256"));
        var hidden = await RunningModel();
        await (await Attached(hidden, jpeg, "image/jpeg")).ShouldBe(HttpStatusCode.Created);
        using var unseen = await Anybody.GetAsync(new Uri($"/v1/models/{hidden}/photos/1", UriKind.Relative));
        await unseen.ShouldRefuse(404, "model-not-found");
    }

    [Fact]
    public void A_jpeg_that_is_cut_short_is_kept_as_it_is()
    {
        var random = new Random(15);
        for (var round = 0; round < 2000; round++)
        {
            var file = new byte[random.Next(4, 40)];
            random.NextBytes(file);
            (file[0], file[1]) = (0xFF, 0xD8);
            for (var at = 2; at < file.Length; at += random.Next(1, 6))
                file[at] = (byte)(random.Next(3) == 0 ? 0xE1 : 0xFF);
            var kept = Photo.WithoutMetadata(file);
            Assert.True(kept.Length <= file.Length && kept.AsSpan().StartsWith((byte[])[0xFF, 0xD8]));
        }
    }

    [Fact]
    public async Task A_unit_asks_how_a_model_is_done_and_its_own_unit_answers_once()
    {
        var model = await VerifiedModel();
        using var asking = await QuePhong2018.Post($"/v1/models/{model}/questions", new { text = "Kinh phí ban đầu lấy từ đâu?" });
        var asked = await asking.ShouldBe(HttpStatusCode.Created);
        using (var foreign = await QuePhong2018.Post($"/v1/questions/{asked.Id()}/answers", new { text = "Từ quỹ." }, ifMatch: "\"1\""))
            await foreign.ShouldRefuse(403, "forbidden");
        using (var answered = await ThanhVinh.Post($"/v1/questions/{asked.Id()}/answers", new { text = "Nhân dân đóng góp, khối công khai." }, ifMatch: "\"1\""))
            await answered.ShouldBe(HttpStatusCode.Created);
        using (var again = await ThanhVinh.Post($"/v1/questions/{asked.Id()}/answers", new { text = "Khác." }, ifMatch: "\"2\""))
            await again.ShouldRefuse(409, "question-already-answered");
        Assert.Equal("Nhân dân đóng góp, khối công khai.", Assert.Single((await Anybody.Read($"/v1/models/{model}/questions")).GetProperty("items").EnumerateArray()).Text("answer"));
        using var hidden = await QuePhong2018.Post($"/v1/models/{await RunningModel()}/questions", new { text = "Mô hình này làm thế nào?" });
        await hidden.ShouldRefuse(404, "model-not-found");
    }

    private async Task<string> Linked(Guid model) => await Anybody.GetStringAsync(new Uri($"/v1/catalogue/models/{model}", UriKind.Relative));

    private static object ACount(string on, params (string Group, int People)[] groups) => new
    {
        countedOn = on, method = "Danh sách do khối lập, họp dân thông qua", groups = groups.Select(one => new { group = one.Group, people = one.People }),
    };

    private static object AResultOf(string measure, string unit, decimal value) => new
    {
        measure, unit, baseline = 0m, baselineOn = "2026-01-31", target = 50m, value, measuredOn = "2026-06-30", method = "Rà soát tại khối, có biên bản",
    };

    private async Task<HttpResponseMessage> Attached(Guid model, byte[] file, string type, int step = 1)
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        return await ThanhVinh.PostAsync(new Uri($"/v1/models/{model}/steps/{step}/photos", UriKind.Relative), content);
    }
}
