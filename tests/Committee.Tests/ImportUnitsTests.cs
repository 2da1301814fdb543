using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace DanVan.Committee.Tests;

public sealed class ImportUnitsTests(CommitteeHost host) : IClassFixture<CommitteeHost>
{
    [Fact]
    public async Task The_four_real_structures_and_their_transfers_come_in_and_a_second_time_change_nothing()
    {
        using var keeper = host.Keeper;
        var started = TimeProvider.System.GetTimestamp();
        await CommitteeHost.ImportEverything(keeper);
        TestContext.Current.TestOutputHelper!.WriteLine($"all files: {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s");
        foreach (var (day, districts, communes) in new[] { ("2018-03-26", 21, 480), ("2020-01-01", 21, 460), ("2024-12-01", 20, 412), ("2026-01-01", 0, 130) })
        {
            var tree = await keeper.GetFromJsonAsync<JsonNode>($"/v1/units/tree?asOf={day}");
            Assert.Equal(1 + districts + communes, tree!["count"]!.GetValue<int>());
        }
        foreach (var transfers in (await keeper.GetFromJsonAsync<JsonNode>("/v1/unit-imports"))!["items"]!.AsArray().Where(job => job!["kind"]!.GetValue<string>() == "transfers"))
            Assert.Equal(("applied", transfers!["rows"]!.GetValue<int>()), (transfers["state"]!.GetValue<string>(), transfers["applied"]!.GetValue<int>()));

        var before = await Events();
        foreach (var file in new[] { (RealData.Successors, (DateOnly?)null), (RealData.Mergers, new DateOnly(2025, 7, 1)) })
            Assert.Equal("applied", (await CommitteeHost.Import(keeper, "transfers", file.Item1, file.Item2))["state"]!.GetValue<string>());
        foreach (var (file, from, document) in RealData.Structures)
            Assert.Equal("applied", (await CommitteeHost.Import(keeper, "structure", file, from, document))["state"]!.GetValue<string>());
        Assert.Equal(before, await Events());
    }

    [Fact]
    public async Task The_registry_made_over_HTTP_is_the_one_made_in_memory()
    {
        await using var own = new CommitteeHost();
        await own.InitializeAsync();
        using var keeper = own.Keeper;
        await CommitteeHost.ImportEverything(keeper);
        Assert.Equal(RealData.Tree.All.Count(), await own.Database.Read<int>("select count(*) from unit_version"));
        Assert.Equal(RealData.Tree.Transfers.Count, await own.Database.Read<int>("select count(*) from unit_transfer"));
        Assert.Equal(RealData.Events.Count, await own.Database.Read<int>("select count(*) from event_log"));
        // In the order of the log the versions of every unit count up.
        Assert.Equal(0, await own.Database.Read<int>("""
            select count(*) from (select version - lag(version, 1, 0::bigint) over (partition by subject order by xid, seq) as step from event_log) steps where step <> 1
            """));
        Assert.Equal("registry-keeper", await own.Database.Read<string>("select min(actor) from event_log"));
    }

    [Fact]
    public async Task A_structure_that_leaves_a_commune_without_a_successor_is_refused_whole_and_lists_the_communes()
    {
        await using var own = new CommitteeHost();
        await own.InitializeAsync();
        using var keeper = own.Keeper;
        await CommitteeHost.Import(keeper, "structure", RealData.Structures[0].File, RealData.Structures[0].From, RealData.Structures[0].Document);
        var events = await own.Database.Read<int>("select count(*) from event_log");
        var job = await CommitteeHost.Import(keeper, "structure", RealData.Structures[1].File, RealData.Structures[1].From, RealData.Structures[1].Document);
        Assert.Equal(("refused", 20, 0), (job["state"]!.GetValue<string>(), job["refused"]!.GetValue<int>(), job["applied"]!.GetValue<int>()));
        var rows = await keeper.GetStringAsync(job["refusedRows"]!.GetValue<string>());
        Assert.Contains("Xã Mường Nọc (16762) is not in the new structure, and no transfer says where it went.", rows, StringComparison.Ordinal);
        Assert.Equal(events, await own.Database.Read<int>("select count(*) from event_log"));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_writes_nothing()
    {
        await using var own = new CommitteeHost();
        await own.InitializeAsync();
        using var keeper = own.Keeper;
        var (file, from, document) = RealData.Structures[0];
        using var answer = await CommitteeHost.Send(keeper, "structure", await File.ReadAllTextAsync(RealData.Path(file)), from, document, more: "&dryRun=true");
        var job = await CommitteeHost.AtRest(keeper, (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<Guid>());
        Assert.Equal(("checked", 502), (job["state"]!.GetValue<string>(), job["changes"]!["UnitRegistered"]!.GetValue<int>()));
        Assert.Equal(0, await own.Database.Read<int>("select (select count(*) from event_log) + (select count(*) from unit_version)"));
    }

    [Fact]
    public async Task A_wrong_transfer_keeps_its_structure_out_until_it_is_withdrawn()
    {
        await using var own = new CommitteeHost();
        await own.InitializeAsync();
        using var keeper = own.Keeper;
        var (first, second) = (RealData.Structures[0], RealData.Structures[1]);
        await CommitteeHost.Import(keeper, "structure", first.File, first.From, first.Document);
        // One digit off: 16915 is another commune than the one named.
        using var answer = await CommitteeHost.Send(keeper, "transfers", "old_code,old_name,new_code,new_name\n16915,Xã Thạch Giám,16876,Thị trấn Thạch Giám", second.From);
        var wrong = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<Guid>();
        Assert.Equal("waiting", (await CommitteeHost.AtRest(keeper, wrong))["state"]!.GetValue<string>());
        await CommitteeHost.Import(keeper, "transfers", RealData.Successors);
        var refused = await CommitteeHost.Import(keeper, "structure", second.File, second.From, second.Document);
        Assert.Equal("refused", refused["state"]!.GetValue<string>());
        Assert.Contains("not Xã Thạch Giám", await keeper.GetStringAsync(refused["refusedRows"]!.GetValue<string>()), StringComparison.Ordinal);

        using var withdrawn = await keeper.PostAsync($"/v1/unit-imports/{wrong}/withdrawals", null);
        Assert.True(withdrawn.IsSuccessStatusCode, await withdrawn.Content.ReadAsStringAsync());
        Assert.Equal("applied", (await CommitteeHost.Import(keeper, "structure", second.File, second.From, second.Document))["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_key_gives_the_same_import_and_its_rows_once()
    {
        await using var own = new CommitteeHost();
        await own.InitializeAsync();
        using var keeper = own.Keeper;
        var (file, from, document) = RealData.Structures[0];
        var csv = await File.ReadAllTextAsync(RealData.Path(file));
        var ids = new List<Guid>();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            using var answer = await CommitteeHost.Send(keeper, "structure", csv, from, document, key: "import-of-2013");
            ids.Add((await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<Guid>());
        }
        Assert.Single(ids.Distinct());
        Assert.Equal(502, await own.Database.Read<int>("select count(*) from unit_import_row"));
    }

    [Theory]
    [InlineData("code,name\n1,Xã A", "column type_en is missing")]
    [InlineData("code,name,type_en,parent_code\n1,Xã A", "Line 2")]
    [InlineData("code,name,type_en,parent_code", "no rows")]
    [InlineData("code,code,name,type_en,parent_code\n1,1,Xã A,commune,", "twice")]
    public async Task A_file_that_is_no_CSV_of_a_structure_is_refused_at_once(string csv, string reason)
    {
        using var keeper = host.Keeper;
        keeper.DefaultRequestHeaders.Add("Accept-Language", "en");
        using var answer = await CommitteeHost.Send(keeper, "structure", csv, RealData.Structures[0].From, RealData.Structures[0].Document);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal("unit-import-unreadable", problem!["code"]!.GetValue<string>());
        Assert.Contains(reason, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_scope_of_the_registry_no_file_is_taken()
    {
        using var province = host.Province;
        using var answer = await CommitteeHost.Send(province, "structure", "code,name,type_en,parent_code\n1,Xã A,commune,", RealData.Structures[0].From, RealData.Structures[0].Document);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private Task<int> Events() => host.Database.Read<int>("select count(*) from event_log");
}
