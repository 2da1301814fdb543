using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace DanVan.Committee.Tests;

/// <summary>A replica made of the published feed is the registry, however the events arrive.</summary>
public sealed class UnitReplicaTests(NgheAnHost host) : CommitteeTest(host), IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Empty("replica");
        var migration = new MigrationBuilder(null);
        migration.CreateUnits();
        foreach (var script in migration.Operations.OfType<Microsoft.EntityFrameworkCore.Migrations.Operations.SqlOperation>())
            await database.Run(script.Sql);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(500, 1)] // as relayed
    [InlineData(20, 1)] // in small chunks
    [InlineData(100, 2)] // everything twice
    public async Task A_replica_is_the_registry_whatever_the_chunks_and_however_often_they_come(int chunk, int times)
    {
        var events = await Feed(Keeper);
        foreach (var some in events.Chunk(chunk))
        {
            for (var time = 0; time < times; time++)
                await Follow(some);
        }
        await ShouldBeTheRegistry();
    }

    [Fact]
    public async Task Older_events_that_come_late_change_nothing()
    {
        var events = await Feed(Keeper);
        await Follow(events);
        await Follow([.. events.Take(600).Reverse()]);
        await ShouldBeTheRegistry();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(20)]
    public async Task An_undone_reform_leaves_registry_and_replica_as_they_were_and_can_be_entered_again(int chunk)
    {
        await using var own = new CommitteeHost();
        await own.InitializeAsync();
        using var keeper = own.Keeper;
        await CommitteeHost.ImportEverything(keeper);
        var (file, from, document) = RealData.Structures[^1];
        var any = (await keeper.Read($"/v1/units?kind=commune&limit=1&asOf={from:yyyy-MM-dd}")).GetProperty("items")[0].Id();
        var commune = await keeper.Read($"/v1/units/{any}");
        var undone = await (await keeper.Post($"/v1/units/{commune.Id()}/undos", new { reason = "Nhập nhầm tệp của bản dự thảo." }, ifMatch: $"\"{commune.GetProperty("version").GetInt64()}\""))
            .ShouldBe(System.Net.HttpStatusCode.OK);
        Assert.Equal(document.Symbol, undone.GetProperty("document").Text("symbol"));
        Assert.Equal(1 + 20 + 412, (await keeper.Read("/v1/units/tree?asOf=2026-01-01")).GetProperty("count").GetInt32());
        foreach (var events in (await Feed(keeper)).Chunk(chunk))
            await Follow(events);
        await ShouldBe(own.Database);

        await CommitteeHost.Import(keeper, "transfers", RealData.Successors);
        await CommitteeHost.Import(keeper, "transfers", RealData.Mergers, new(2025, 7, 1));
        Assert.Equal("applied", (await CommitteeHost.Import(keeper, "structure", file, from, document))["state"]!.GetValue<string>());
        Assert.Equal(1 + 130, (await keeper.Read("/v1/units/tree?asOf=2026-01-01")).GetProperty("count").GetInt32());
        foreach (var events in (await Feed(keeper)).Chunk(chunk))
            await Follow(events);
        await ShouldBe(own.Database);
    }

    private Task ShouldBeTheRegistry() => ShouldBe(Host.Database);

    private async Task ShouldBe(TestDatabase registryDatabase)
    {
        await using var replica = NpgsqlDataSource.Create(database.ConnectionString);
        await using var registry = NpgsqlDataSource.Create(registryDatabase.ConnectionString);
        var ct = TestContext.Current.CancellationToken;
        var (copy, own) = (await new UnitTreeSource(replica).Current(ct), await new UnitTreeSource(registry).Current(ct));
        // Other tests go on changing units of their own: compare what the real files made.
        Assert.Equal(Of(own), Of(copy));
        Assert.Equal(own.Transfers.Where(one => one.Document.Issuer.Length > 10 && own.Find(one.FromUnitId)!.Code![0] != 'T').OrderBy(Key), copy.Transfers.Where(one => copy.Find(one.FromUnitId)!.Code![0] != 'T').OrderBy(Key));

        static (Guid, Guid, DateOnly) Key(Contracts.V1.UnitTransfer transfer) => (transfer.FromUnitId, transfer.ToUnitId, transfer.Date);
        static IEnumerable<Contracts.V1.UnitVersion> Of(UnitTree tree) =>
            tree.All.Where(unit => unit.Code is { } code && code[0] != 'T').OrderBy(unit => unit.UnitId).ThenBy(unit => unit.ValidFrom);
    }

    private static async Task<EventEnvelope[]> Feed(HttpClient keeper)
    {
        var (events, after) = (new List<EventEnvelope>(), 0L);
        while (true)
        {
            var page = await keeper.GetFromJsonAsync<JsonNode>($"/v1/changes?after={after}&limit=500&wait=2s");
            var found = page!["events"]!.AsArray();
            events.AddRange(found.Select(one => System.Text.Json.JsonSerializer.Deserialize<EventEnvelope>(one!.ToJsonString(), Json.Options)!));
            after = page["next"]!.GetValue<long>();
            if (found.Count == 0)
                return [.. events];
        }
    }

    private async Task Follow(IReadOnlyList<EventEnvelope> events)
    {
        await using var db = new ReplicaContext(new DbContextOptionsBuilder<ReplicaContext>().UseNpgsql(database.ConnectionString).UseSnakeCaseNamingConvention().Options);
        await new UnitReplica(db).Handle(events, TestContext.Current.CancellationToken);
        await db.SaveChangesAsync();
    }

    private sealed class ReplicaContext(DbContextOptions<ReplicaContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseUnits();
    }
}
