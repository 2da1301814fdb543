using System.Net;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Committees;

public sealed class MoveTests(NgheAnHost host) : EstablishingTest(host)
{
    [Fact]
    public async Task A_committee_is_moved_on_a_day_and_the_tree_of_every_earlier_day_stays_readable()
    {
        var (province, district) = (await Established(await UnitOf("40", "2018-03-26")), await Established(await UnitOf("412", "2018-03-26")));
        var below = await Established(await UnitOf("16663", "2018-03-26"));
        await (await Move(below.Id(), district.Id(), "2017-01-01", 1)).ShouldBe(HttpStatusCode.OK);
        var moved = await (await Move(below.Id(), province.Id(), "2025-07-01", 2)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(province.Id(), moved.GetProperty("parentId").GetGuid());
        Assert.Equal(["below nobody until 2017-01-01", "below the district until 2025-07-01"], moved.GetProperty("earlierParents").EnumerateArray()
            .Select(one => $"below {(one.TryGetProperty("parentId", out var id) ? id.GetGuid() == district.Id() ? "the district" : "another" : "nobody")} until {one.Text("until")}"));

        Assert.Equal((0, 0), await Below("2016-12-31"));
        Assert.Equal((0, 1), await Below("2018-03-26"));
        Assert.Equal((1, 0), await Below("2025-07-01"));
        Assert.Equal((1, 0), await Below(null));

        async Task<(int Province, int District)> Below(string? day) => (await Directed(province.Id(), day), await Directed(district.Id(), day));
        async Task<int> Directed(Guid parent, string? day) =>
            (await Province.Read($"/v1/committees?parentId={parent}{(day is null ? "" : $"&asOf={day}")}")).GetProperty("items").EnumerateArray()
                .Count(one => one.Id() == below.Id() && one.GetProperty("parentId").GetGuid() == parent);
    }

    [Fact]
    public async Task A_move_to_a_day_to_come_or_before_the_last_one_or_to_where_it_stands_is_refused()
    {
        var (province, below) = (await Established(await UnitOf("40", "2018-03-26")), await Established(await UnitOf("16663", "2018-03-26")));
        await (await Move(below.Id(), province.Id(), "2100-01-01", 1)).ShouldRefuse(409, "outside-committee-term");
        await (await Move(below.Id(), Guid.CreateVersion7(), "2018-01-01", 1)).ShouldRefuse(404, "committee-not-found");
        await (await Move(below.Id(), province.Id(), "2018-01-01", 1)).ShouldBe(HttpStatusCode.OK);
        await (await Move(below.Id(), null, "2017-12-31", 2)).ShouldRefuse(409, "outside-committee-term");
        await (await Move(below.Id(), province.Id(), "2018-02-01", 2)).ShouldRefuse(409, "nothing-changes");
        await (await Move(below.Id(), null, "2018-02-01", 1)).ShouldBe(HttpStatusCode.PreconditionFailed);
        await (await Move(province.Id(), null, "2018-02-01", 1, Vinh)).ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task Of_committees_that_are_put_below_each_other_at_once_no_circle_comes_about()
    {
        var circle = new List<Guid>();
        for (var i = 0; i < 4; i++)
            circle.Add((await Established(await UnitOf("16663", "2018-03-26"))).Id());
        var answers = await Task.WhenAll(circle.Select((one, i) => Move(one, circle[(i + 1) % 4], "2018-01-01", 1)));
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        await answers.Single(answer => answer.StatusCode != HttpStatusCode.OK).ShouldRefuse(409, "committee-circle");
    }

    [Fact]
    public async Task Who_sits_on_a_committee_sits_there_no_longer_than_it_works()
    {
        var committee = await Established(await UnitOf("16663", "2018-03-26"));
        await Seated(committee.Id(), "head", "Trưởng ban", "Nguyễn Văn A", from: "2018-01-01");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => Seat(committee.Id(), "member", "Ủy viên", $"Nguyễn Văn {i}", from: "2018-01-01")).Append(Ended()));
        if (answers[^1].StatusCode != HttpStatusCode.OK)
        {
            await answers[^1].ShouldRefuse(409, "seat-taken-meanwhile");
            await (await Ended()).ShouldBe(HttpStatusCode.OK);
        }
        Assert.Equal((1 + answers.SkipLast(1).Count(answer => answer.StatusCode == HttpStatusCode.Created), 0), (await Sitting("2024-12-31"), await Sitting("2025-01-01")));

        Task<HttpResponseMessage> Ended() => Province.Post($"/v1/committees/{committee.Id()}/endings", new
        {
            decision = new { symbol = "1-QĐ", issuer = "Tỉnh ủy Nghệ An", effectiveOn = "2025-01-01" }, to = "2025-01-01", successorIds = Array.Empty<Guid>(),
        }, ifMatch: "\"1\"");
        async Task<int> Sitting(string day) => (await Province.Read($"/v1/committees/{committee.Id()}/seats?asOf={day}")).GetProperty("items").GetArrayLength();
    }

    private Task<HttpResponseMessage> Move(Guid committee, Guid? parentId, string on, int version, HttpClient? caller = null) => (caller ?? Province).Post(
        $"/v1/committees/{committee}/moves",
        new { decision = new { symbol = "5-QĐ/TU", issuer = "Tỉnh ủy Nghệ An", effectiveOn = on }, parentId }, ifMatch: $"\"{version}\"");
}
