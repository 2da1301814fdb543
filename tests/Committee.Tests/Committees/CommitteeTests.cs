using System.Net;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Committees;

public sealed class CommitteeTests(NgheAnHost host) : EstablishingTest(host)
{
    [Fact]
    public async Task The_provincial_committee_of_the_conference_is_entered_and_who_sat_on_26_March_2018_is_one_call()
    {
        var committee = await Established(await UnitOf("40", "2018-03-26"), "Ban Chỉ đạo Phong trào thi đua \"Dân vận khéo\" tỉnh Nghệ An");
        Assert.Equal("province", committee.Text("level"));
        await Seated(committee.Id(), "head", "Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh", "Nguyễn Xuân Sơn", from: "2016-06-01");
        await Seated(committee.Id(), "member", "Phó Chủ tịch Thường trực UBND tỉnh", "Lê Xuân Đại", from: "2016-06-01");
        await Seated(committee.Id(), "member", "Phó Giám đốc Công an tỉnh", "Lê Khắc Thuyết", from: "2017-01-01");
        await Seated(committee.Id(), "member", "Phó Giám đốc Sở Nông nghiệp và Phát triển nông thôn", "Nguyễn Văn Lập", from: "2019-01-01");
        var sat = (await Province.Read($"/v1/committees/{committee.Id()}/seats?asOf=2018-03-26")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["Lê Khắc Thuyết", "Lê Xuân Đại", "Nguyễn Xuân Sơn"], sat.Select(seat => seat.Text("holder")).Order(StringComparer.Ordinal));
        Assert.Equal("Nguyễn Xuân Sơn", sat.Single(seat => seat.Text("role") == "head").Text("holder"));
    }

    [Fact]
    public async Task A_second_head_at_the_same_time_is_refused_and_one_after_the_first_has_left_is_not()
    {
        var committee = await Established(await UnitOf("40", "2018-03-26"));
        var first = await Seated(committee.Id(), "head", "Trưởng ban", "Nguyễn Văn A", from: "2016-06-01");
        await (await Seat(committee.Id(), "head", "Trưởng ban", "Nguyễn Văn B", from: "2018-01-01")).ShouldRefuse(409, "head-already-seated");
        using var left = await Province.Post($"/v1/seats/{first.Id()}/departures", new { to = "2018-01-01", reason = "Chuyển công tác" }, ifMatch: "\"1\"");
        Assert.Equal("2018-01-01", (await left.ShouldBe(HttpStatusCode.OK)).Text("to"));
        await Seated(committee.Id(), "head", "Trưởng ban", "Nguyễn Văn B", from: "2018-01-01");
        using var again = await Province.Post($"/v1/seats/{first.Id()}/departures", new { to = "2017-01-01", reason = "Nhầm" }, ifMatch: "\"2\"");
        await again.ShouldRefuse(409, "seat-already-left");
    }

    [Fact]
    public async Task Of_ten_who_claim_the_heads_seat_at_once_exactly_one_wins()
    {
        var committee = await Established(await UnitOf("40", "2018-03-26"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Seat(committee.Id(), "head", "Trưởng ban", $"Ứng viên {i}", from: "2018-01-01")));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Created), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
    }

    [Fact]
    public async Task A_district_committee_of_2018_outlives_its_level_with_its_id_and_names_its_successors()
    {
        var committee = await Established(await UnitOf("412", "2018-03-26"), caller: Vinh);
        Assert.Equal("district", committee.Text("level"));
        var province = await Established(await UnitOf("40", "2018-03-26"));
        // The level is gone since 2025-07-01; the committee is still there, under its id, until a decision ends it.
        Assert.Equal("district", (await Province.Read($"/v1/committees/{committee.Id()}")).Text("level"));
        using var ended = await Province.Post($"/v1/committees/{committee.Id()}/endings", new
        {
            decision = new { symbol = "999-QĐ/TU", issuer = "Tỉnh ủy Nghệ An", effectiveOn = "2025-07-01" },
            to = "2025-07-01",
            successorIds = new[] { province.Id() },
        }, ifMatch: "\"1\"");
        await ended.ShouldBe(HttpStatusCode.OK);
        var now = await Province.Read($"/v1/committees/{committee.Id()}");
        Assert.Equal(province.Id(), now.GetProperty("successorIds")[0].GetGuid());
        await (await Seat(committee.Id(), "member", "Ủy viên", "Nguyễn Văn C", from: "2025-08-01")).ShouldRefuse(409, "outside-committee-term");
    }

    [Fact]
    public async Task A_district_establishes_no_committee_of_the_province_nor_of_another_district()
    {
        await (await Establish(await UnitOf("40", "2018-03-26"), Vinh)).ShouldRefuse(403, "forbidden");
        await (await Establish(await UnitOf("415", "2018-03-26"), Vinh)).ShouldRefuse(403, "forbidden");
        await (await Establish(await UnitOf("16663", "2018-03-26"), Vinh)).ShouldBe(HttpStatusCode.Created);
        using var reader = Host.As("analyst", "40", "committee.read");
        await (await Establish(await UnitOf("40", "2018-03-26"), reader)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task One_decision_establishes_one_committee_of_a_unit()
    {
        var unit = await UnitOf("40", "2018-03-26");
        var symbol = $"{NextCode()}-QĐ/TU-2";
        await (await Establish(unit, Province, symbol: symbol)).ShouldBe(HttpStatusCode.Created);
        await (await Establish(unit, Province, symbol: symbol)).ShouldRefuse(409, "committee-already-established");
    }

    [Fact]
    public async Task A_holder_oversees_units_of_the_committees_own_subtree_and_a_dry_run_names_the_holder()
    {
        var (province, _, one, _) = await OwnProvince();
        using var caller = Host.As("thu-nghiem", province.ToString(), "committee.read", "committee.write");
        var committee = await Established(province, caller: caller);
        await (await Seat(committee.Id(), "member", "Ủy viên", "Nguyễn Văn D", "2018-01-01", caller, [one])).ShouldBe(HttpStatusCode.Created);
        await (await Seat(committee.Id(), "member", "Ủy viên", "Nguyễn Văn Đ", "2018-01-01", caller, [await UnitOf("40", "2018-03-26")])).ShouldRefuse(409, "unit-not-in-force");
        var report = await (await Change(one, "abolitions", new { effectiveOn = "2025-07-01", document = Resolution }, query: "?dryRun=true")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("Nguyễn Văn D", report.GetProperty("overseenBy")[0].Text("holder"));
    }
}
