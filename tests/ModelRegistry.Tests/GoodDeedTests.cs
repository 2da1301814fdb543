using DanVan.Committee.Contracts.V1;
using DanVan.ModelRegistry.GoodDeeds;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.ModelRegistry.Tests;

public sealed class GoodDeedTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task Good_work_that_an_inspection_found_is_nominated_once()
    {
        var deed = new GoodDeedFound(Guid.CreateVersion7(), Guid.CreateVersion7(), SampleUnits.ThanhVinh, "Khối tự quản công khai từng khoản đóng góp.", new(2026, 3, 26));
        for (var time = 0; time < 2; time++)
        {
            await using var scope = Host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<NominateModelWhenGoodDeedFound>().Handle(
                new(deed, Guid.CreateVersion7(), "committee", 1, deed.InspectionId, 3, deed.UnitId, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, "test"), default);
            await scope.ServiceProvider.GetRequiredService<EventLog>().Commit(default);
        }
        var nominated = (await ThanhVinh.Read($"/v1/nominations?unitId={SampleUnits.ThanhVinh}&limit=500")).GetProperty("items").EnumerateArray().Single(one => one.Id() == deed.GoodDeedId);
        Assert.Equal(("inspection", "open"), (nominated.Text("source"), nominated.Text("state")));
    }
}
