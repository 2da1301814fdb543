using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class LineageTests(RegistryHost host) : RegistryTest(host)
{
    private static int number;

    private static object AClaim(Guid replica, Guid parent, string on = "2026-08-01") => new
    {
        replicaId = replica, parentId = parent, replicatedOn = on, advisedBy = "Khối Dân vận xã",
        adaptations = new object[] { new { criterion = "Góp công", kept = true }, new { criterion = "Góp tiền", kept = false, change = "Hộ nghèo góp ngày công thay tiền" } },
    };

    private async Task<Guid> AModelOfItsOwn(Guid? unit = null) =>
        (await RegisteredModel(unit, $"{(char)('A' + Interlocked.Increment(ref number) % 26)}{Guid.NewGuid():N}")).Id();

    private async Task<JsonElement> Claimed(Guid replica, Guid parent) =>
        await (await Province.Post("/v1/replications", AClaim(replica, parent))).ShouldBe(HttpStatusCode.Created);

    private async Task Confirmed(Guid replica, Guid parent)
    {
        var claim = await Claimed(replica, parent);
        await (await Province.Post($"/v1/replications/{claim.Id()}/answers", new { confirmed = true }, ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_replica_says_what_it_kept_and_changed_and_its_parent_confirms()
    {
        var (parent, replica) = (await AModelOfItsOwn(), await AModelOfItsOwn());
        var claim = await Claimed(replica, parent);
        Assert.Equal("claimed", claim.Text("state"));
        Assert.Equal("Hộ nghèo góp ngày công thay tiền", claim.GetProperty("adaptations")[1].Text("change"));
        using var answer = await ThanhVinh.Post($"/v1/replications/{claim.Id()}/answers", new { confirmed = true }, ifMatch: "\"1\"");
        Assert.Equal("confirmed", (await answer.ShouldBe(HttpStatusCode.OK)).Text("state"));
    }

    [Fact]
    public async Task A_claim_is_supported_where_the_texts_are_alike()
    {
        var parent = (await RegisteredModel(title: "Đoạn đường phụ nữ tự quản khối 4")).Id();
        var replica = (await RegisteredModel(title: "Doan duong phu nu tu quan khoi 7")).Id();
        Assert.Equal("supported", (await Claimed(replica, parent)).Text("state"));
    }

    [Fact]
    public async Task Two_origins_of_one_model_are_a_task_and_neither_is_overwritten()
    {
        var (first, second, replica) = (await AModelOfItsOwn(), await AModelOfItsOwn(), await AModelOfItsOwn());
        var earlier = await Claimed(replica, first);
        var later = await Claimed(replica, second);
        Assert.Equal("disputed", later.Text("state"));
        var tasks = (await Province.Read("/v1/replications?state=disputed&limit=500")).GetProperty("items").EnumerateArray().Select(one => one.Id()).ToList();
        Assert.Contains(earlier.Id(), tasks);
        Assert.Contains(later.Id(), tasks);
        using var settled = await Province.Post($"/v1/replications/{later.Id()}/resolutions",
            new { stands = false, reason = "Biên bản tham quan cho thấy học từ nơi kia." }, ifMatch: "\"1\"");
        Assert.Equal("rejected", (await settled.ShouldBe(HttpStatusCode.OK)).Text("state"));
    }

    [Fact]
    public async Task No_model_is_its_own_origin_however_long_the_way()
    {
        var (a, b, c) = (await AModelOfItsOwn(), await AModelOfItsOwn(), await AModelOfItsOwn());
        await Claimed(b, a);
        await Claimed(c, b);
        using (var circle = await Province.Post("/v1/replications", AClaim(a, c)))
            await circle.ShouldRefuse(409, "lineage-cycle");
        using var self = await Province.Post("/v1/replications", AClaim(a, a));
        await self.ShouldRefuse(409, "lineage-cycle");
    }

    [Fact]
    public async Task Of_edges_at_once_that_would_close_a_circle_the_last_is_refused()
    {
        var ring = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AModelOfItsOwn()));
        var answers = await Task.WhenAll(ring.Select((replica, i) => Province.Post("/v1/replications", AClaim(replica, ring[(i + 1) % ring.Length]))));
        var refused = Assert.Single(answers, answer => answer.StatusCode != HttpStatusCode.Created);
        await refused.ShouldRefuse(409, "lineage-cycle");
    }

    [Fact]
    public async Task The_lineage_is_walked_both_ways_in_one_call()
    {
        var (origin, middle, leaf, other) = (await AModelOfItsOwn(), await AModelOfItsOwn(), await AModelOfItsOwn(), await AModelOfItsOwn());
        await Claimed(middle, origin);
        await Claimed(leaf, middle);
        await Claimed(other, origin);
        var lineage = await Province.Read($"/v1/models/{middle}/lineage");
        Assert.Equal([(origin, -1), (middle, 0), (leaf, 1)],
            lineage.GetProperty("models").EnumerateArray().Select(one => (one.Id(), one.GetProperty("depth").GetInt32())));
    }

    [Fact]
    public async Task Results_of_replicas_flow_back_works_in_two_of_three_places_and_fails_where()
    {
        var origin = await VerifiedModel(title: $"Tổ liên gia {Guid.NewGuid():N}");
        foreach (var (unit, works) in new[] { (SampleUnits.DongVinh, true), (SampleUnits.DoiCung, true), (SampleUnits.MuongNoc, false) })
        {
            var replica = (await RegisteredModel(unit, $"{Guid.NewGuid():N}", "2025-02-01")).Id();
            await Done(Province, replica, "starts", AStep("2025-03-01", ("leadingBody", "Chi bộ")));
            if (works)
            {
                await Done(Province, replica, "results", new
                {
                    measure = "Hộ tham gia", unit = "hộ", baseline = 0m, baselineOn = "2025-01-31", target = 100m, value = 90m, measuredOn = "2025-04-30", method = "Đếm theo danh sách",
                });
                await Done(Province, replica, "result-reports", AStep("2025-05-01"));
                await Done(Province, replica, "impact-checks", AStep("2025-06-01"));
            }
            else
                await Done(Province, replica, "endings", AStep("2025-05-15", ("outcome", "failed"), ("failsWhere", "nơi dân ở phân tán")));
            await Confirmed(replica, origin);
        }
        var spread = await Anybody.Read($"/v1/models/{origin}/spread");
        Assert.Equal((3, 2, 1), (spread.GetProperty("places").GetInt32(), spread.GetProperty("worksIn").GetInt32(), spread.GetProperty("failedIn").GetInt32()));
        Assert.Equal("nơi dân ở phân tán", spread.GetProperty("failsWhere")[0].Text("where"));
        var parent = await Anybody.Read($"/v1/models/{origin}");
        Assert.Equal("replicated", parent.Text("state"));
        Assert.Equal(5, parent.GetProperty("evidenceTier").GetInt32());
    }

    [Fact]
    public async Task Tier_five_is_not_earned_by_the_same_place_nor_by_a_replica_that_nobody_checked()
    {
        var origin = await VerifiedModel(title: $"Cổng trường an toàn {Guid.NewGuid():N}");
        await Confirmed((await RegisteredModel(SampleUnits.MuongNoc, $"{Guid.NewGuid():N}", "2025-02-01")).Id(), origin);
        await Confirmed(await CheckedModel(title: $"{Guid.NewGuid():N}"), origin);
        Assert.Equal(4, (await Anybody.Read($"/v1/models/{origin}")).GetProperty("evidenceTier").GetInt32());
    }
}
