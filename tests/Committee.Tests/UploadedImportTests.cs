using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using DanVan.TestKit;

namespace DanVan.Committee.Tests;

public sealed class UploadedImportTests(CommitteeHost whole) : IClassFixture<CommitteeHost>
{
    /// <summary>The structure of 2018 over a line that breaks in the middle of a part, and a service that is killed between two.</summary>
    [Fact]
    public async Task A_structure_that_arrives_in_pieces_makes_the_registry_that_the_whole_file_makes()
    {
        var (file, from, document) = RealData.Structures[0];
        using var keeper = whole.Keeper;
        var before = await CommitteeHost.Import(keeper, "structure", file, from, document);

        var program = Repository.Program("services/committee/Committee");
        await using var database = await TestDatabase.Migrated(program, "committeedb");
        await using var broker = await TestBroker.Create();
        await using var service = await ServiceProcess.Start(program, TestTokens.Settings.Concat(new Dictionary<string, string?>
        {
            ["ConnectionStrings:committeedb"] = database.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = broker.ConnectionString,
        }));
        var token = TestTokens.For("registry-keeper", null, "committee.registry", "committee.read");
        service.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        var csv = await File.ReadAllBytesAsync(RealData.Path(file));
        var upload = await service.Client.BeginUpload("text/csv", csv.Length);
        using (var line = await RawAppend.Begin(service.Address, upload, token, 0, csv.Length, last: true))
        {
            await line.Send(csv.AsMemory(0, csv.Length / 2));
            await Eventually.Holds(async () => await database.Read<int>("select turn from upload") == 1);
            line.Break();
        }
        var arrived = (await service.Client.Standing(upload))!.Value.Offset;
        using (var part = await service.Client.Append(upload, csv[(int)arrived..(int)(arrived + 1000)], arrived, last: false))
            await part.ShouldBe(HttpStatusCode.NoContent);
        await service.Kill();
        await service.Start();
        Assert.Equal((arrived + 1000, false), await service.Client.Standing(upload));
        await service.Client.SendRest(upload, csv, 7_000);

        var path = $"/v1/unit-imports?kind=structure&validFrom={from:yyyy-MM-dd}&documentSymbol={Uri.EscapeDataString(document.Symbol)}"
            + $"&documentIssuer={Uri.EscapeDataString(document.Issuer)}&documentEffectiveOn={document.EffectiveOn:yyyy-MM-dd}";
        var key = Guid.CreateVersion7().ToString();
        using var tried = await service.Client.PostUploaded(path + "&dryRun=true", upload + "; keep");
        Assert.Equal("checked", (await CommitteeHost.AtRest(service.Client, (await tried.ShouldBe(HttpStatusCode.Accepted)).Id()))["state"]!.GetValue<string>());
        using var done = await service.Client.PostUploaded(path, upload, key);
        using var again = await service.Client.PostUploaded(path, upload, key);
        var id = (await done.ShouldBe(HttpStatusCode.Accepted)).Id();
        Assert.Equal(id, (await again.ShouldBe(HttpStatusCode.Accepted)).Id());
        var after = await CommitteeHost.AtRest(service.Client, id);
        foreach (var name in new[] { "state", "rows", "applied", "refused", "changes" })
            Assert.True(JsonNode.DeepEquals(before[name], after[name]), $"{name}: {before[name]} and {after[name]}");
        const string Registry = "select string_agg(concat_ws('|', code, name, kind, valid_from, valid_to, symbol), ';' order by code, valid_from) from unit_version";
        Assert.Equal(await whole.Database.Read<string>(Registry), await database.Read<string>(Registry));
    }
}
