using System.Net;
using System.Text.Json;
using DanVan.Committee.Contracts.V1;
using DanVan.ModelRegistry.Custodies;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.ModelRegistry.Tests;

public sealed class CustodyTests(RegistryHost host) : RegistryTest(host)
{
    private static readonly LegalDocument Resolution = new("1678/NQ-UBTVQH15", "Ủy ban Thường vụ Quốc hội", null, SampleUnits.Reform);

    /// <summary>The reform of 2025 as the committee service tells it.</summary>
    private async Task Ends(Guid unit, params Guid[] successors)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var ended = new UnitAbolished(unit, SampleUnits.Reform, Resolution, [],
            [.. successors.Select(one => new UnitTransfer(unit, one, SampleUnits.Reform, 1m, TransferBasis.Whole, false, Resolution))]);
        await scope.ServiceProvider.GetRequiredService<OfferModelsWhenUnitEnded>().Handle(
            new(ended, Guid.CreateVersion7(), "committee", 1, unit, 2, unit, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, "test"), default);
    }

    /// <summary>A reform that is taken back: the unit lives again, or never was.</summary>
    private async Task Undone(Guid unit, bool lives, params UnitTransfer[] withdrawn)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var version = new UnitVersion(unit, "Phường Đội Cung", "Đội Cung", UnitKinds.Ward, null, null, new(2014, 1, 1), null, Resolution);
        await scope.ServiceProvider.GetRequiredService<ReturnModelsWhenChangeUndone>().Handle(
            new(new UnitChangeUndone(unit, "Nhập nhầm.", SampleUnits.Reform, Resolution, lives ? [version] : [], [], withdrawn),
                Guid.CreateVersion7(), "committee", 2, unit, 3, unit, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, "test"), default);
    }

    private static async Task<JsonElement?> Orphan(HttpClient caller, Guid model)
    {
        for (var next = "/v1/custodies/orphans?limit=500"; next is not null;)
        {
            var page = await caller.Read(next);
            foreach (var one in page.GetProperty("items").EnumerateArray().Where(one => one.GetProperty("modelId").GetGuid() == model))
                return one;
            next = page.TryGetProperty("next", out var cursor) && cursor.GetString() is { } more ? $"/v1/custodies/orphans?limit=500&cursor={more}" : null;
        }
        return null;
    }

    [Fact]
    public async Task Models_of_a_merged_unit_wait_for_its_successor_and_keep_their_history()
    {
        var model = (await RegisteredModel(SampleUnits.DoiCung, "Ngõ phố văn minh Đội Cung", "2024-03-01")).Id();
        await Ends(SampleUnits.DoiCung, SampleUnits.ThanhVinh);
        await Ends(SampleUnits.DoiCung, SampleUnits.ThanhVinh);
        var orphan = (await Orphan(ThanhVinh, model))!.Value;
        Assert.Equal("offered", orphan.Text("state"));
        using (var declined = await ThanhVinh.Post($"/v1/custodies/{orphan.Id()}/answers",
            new { accepts = false, reason = "Khối đã giải thể trước khi sáp nhập." }, ifMatch: "\"0\""))
            Assert.Equal("declined", (await declined.ShouldBe(HttpStatusCode.OK)).Text("state"));
        Assert.NotNull(await Orphan(Province, model));
        using (var accepted = await ThanhVinh.Post($"/v1/custodies/{orphan.Id()}/answers", new { accepts = true }, ifMatch: "\"1\""))
            Assert.Equal(SampleUnits.ThanhVinh, (await accepted.ShouldBe(HttpStatusCode.OK)).GetProperty("custodianId").GetGuid());
        Assert.Null(await Orphan(Province, model));
        Assert.Equal(SampleUnits.DoiCung, (await Province.Read($"/v1/models/{model}")).GetProperty("unitId").GetGuid());
    }

    [Fact]
    public async Task An_undone_reform_gives_a_unit_its_models_back_and_those_of_a_unit_that_never_was_to_its_origins()
    {
        var model = (await RegisteredModel(SampleUnits.DoiCung, "Ngõ nhỏ không rác", "2024-03-01")).Id();
        await Ends(SampleUnits.DoiCung, SampleUnits.ThanhVinh);
        Assert.NotNull(await Orphan(ThanhVinh, model));
        await Undone(SampleUnits.DoiCung, lives: true);
        Assert.Null(await Orphan(ThanhVinh, model));

        var later = (await RegisteredModel(SampleUnits.ThanhVinh, "Tuyến phố sáng xanh", "2026-03-01")).Id();
        await Undone(SampleUnits.ThanhVinh, lives: false, new UnitTransfer(SampleUnits.DoiCung, SampleUnits.ThanhVinh, SampleUnits.Reform, 1m, TransferBasis.Whole, false, Resolution));
        Assert.Equal(SampleUnits.DoiCung, (await Orphan(Province, later))!.Value.GetProperty("offeredTo")[0].GetGuid());
        await Undone(SampleUnits.ThanhVinh, lives: true);
    }

    [Fact]
    public async Task A_neighbour_does_not_take_over_what_was_not_offered_to_it()
    {
        var model = (await RegisteredModel(SampleUnits.MuongNoc, "Bản Mường Nọc sạch", "2024-03-01")).Id();
        await Ends(SampleUnits.MuongNoc);
        Assert.Null(await Orphan(ThanhVinh, model));
        var orphan = (await Orphan(Province, model))!.Value;
        using (var foreign = await ThanhVinh.Post($"/v1/custodies/{orphan.Id()}/answers", new { accepts = true }, ifMatch: "\"0\""))
            await foreign.ShouldRefuse(404, "custody-not-found");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            Province.Post($"/v1/custodies/{orphan.Id()}/answers", new { accepts = true }, ifMatch: "\"0\"")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }
}
