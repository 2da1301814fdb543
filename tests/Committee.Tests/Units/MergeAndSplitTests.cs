using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Units;

public sealed class MergeAndSplitTests(NgheAnHost host) : CommitteeTest(host)
{
    [Fact]
    public async Task Two_communes_merge_into_a_new_one_and_each_is_its_predecessor_as_a_whole()
    {
        var (_, district, one, other) = await OwnProvince();
        var merged = await (await Keeper.Post("/v1/unit-mergers", new
        {
            sources = new[] { new { unitId = one, version = 1 }, new { unitId = other, version = 1 } },
            intoNewUnit = new { name = "Xã Hợp Nhất", kind = "commune", code = NextCode(), parentId = district },
            effectiveOn = "2025-07-01",
            document = Resolution,
        })).ShouldBe(HttpStatusCode.Created);
        var after = await Anybody.Read($"/v1/units/{one}/successors?asOf=2026-01-01");
        Assert.Equal((merged.Id(), 1m, false), Part(after.GetProperty("items")[0]));
        var before = await Anybody.Read($"/v1/units/{merged.Id()}/predecessors");
        Assert.Equal(new[] { one, other }.Order(), before.GetProperty("items").EnumerateArray().Select(part => Part(part).Id).Order());
        Assert.Equal("2025-07-01", (await Anybody.Read($"/v1/units/{other}")).Text("validTo"));
    }

    [Fact]
    public async Task A_district_merges_into_another_and_its_communes_follow()
    {
        var (province, district, one, other) = await OwnProvince();
        var city = (await Registered("Thành phố Thử", "city", province)).Id();
        await (await Keeper.Post("/v1/unit-mergers", new
        {
            sources = new[] { new { unitId = district, version = 1 } },
            intoUnitId = city,
            effectiveOn = "2024-12-01",
            document = Resolution,
        })).ShouldBe(HttpStatusCode.Created);
        var tree = await Anybody.Read($"/v1/units/tree?root={city}&asOf=2024-12-01");
        Assert.Equal(new[] { one, other }.Order(), tree.GetProperty("roots")[0].GetProperty("children").EnumerateArray().Select(child => child.Id()).Order());
    }

    [Fact]
    public async Task A_merger_is_refused_when_a_source_has_changed_is_named_twice_or_is_unknown()
    {
        var (_, _, one, other) = await OwnProvince();
        await (await Merge(other, (one, 2))).ShouldRefuse(412, "stale-version");
        await (await Merge(one, (one, 1))).ShouldRefuse(422, "unit-named-twice");
        await (await Merge(other, (Guid.CreateVersion7(), 1))).ShouldRefuse(404, "unit-not-found");
        Assert.Equal(1, (await Anybody.Read($"/v1/units/{one}")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Two_mergers_that_eat_each_other_at_once_do_not_both_happen()
    {
        var (_, _, one, other) = await OwnProvince();
        var answers = await Task.WhenAll(Merge(other, (one, 1)), Merge(one, (other, 1)));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
    }

    [Fact]
    public async Task A_split_off_part_is_followed_by_its_share_and_marked_as_estimated()
    {
        var (_, _, one, other) = await OwnProvince();
        await (await Change(one, "splits", new
        {
            parts = new[] { new { unitId = other, share = 0.25, basis = "population" } },
            ends = false,
            effectiveOn = "2020-01-01",
            document = Resolution,
        })).ShouldBe(HttpStatusCode.OK);
        var parts = (await Anybody.Read($"/v1/units/{one}/successors?asOf=2026-01-01")).GetProperty("items").EnumerateArray().Select(Part).ToList();
        Assert.Equal([(one, 0.75m, true), (other, 0.25m, true)], parts);
    }

    [Theory]
    [InlineData(1.0, false)]
    [InlineData(0.5, true)]
    public async Task Shares_that_do_not_add_up_are_refused(double share, bool ends)
    {
        var (_, _, one, other) = await OwnProvince();
        await (await Change(one, "splits", new
        {
            parts = new[] { new { unitId = other, share, basis = "area" } },
            ends,
            effectiveOn = "2020-01-01",
            document = Resolution,
        })).ShouldRefuse(422, "unit-shares-unfit");
    }

    private Task<HttpResponseMessage> Merge(Guid into, params (Guid Id, int Version)[] sources) => Keeper.Post("/v1/unit-mergers", new
    {
        sources = sources.Select(source => new { unitId = source.Id, version = source.Version }),
        intoUnitId = into,
        effectiveOn = "2025-07-01",
        document = Resolution,
    });

    private static (Guid Id, decimal Share, bool Estimated) Part(JsonElement part) =>
        (part.GetProperty("unit").Id(), part.GetProperty("share").GetDecimal(), part.GetProperty("estimated").GetBoolean());
}
