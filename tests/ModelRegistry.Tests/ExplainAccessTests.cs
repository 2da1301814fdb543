using DanVan.TestKit;

namespace DanVan.ModelRegistry.Tests;

public sealed class ExplainAccessTests(RegistryHost host) : RegistryTest(host)
{
    [Theory]
    [InlineData("16663@2018-03-26", "2018-03-26", "models.write", true, "")]
    [InlineData("16681@2026-01-01", "2026-01-01", "models.write", false, "unit-covered")]
    [InlineData("16762@2018-03-26", "2018-03-26", "events.operate", false, "scope,unit-covered")]
    [InlineData("99999@2018-03-26", "2018-03-26", "models.write", false, "unit-known")]
    public async Task A_caller_learns_why_it_may_or_may_not_act(string unit, string on, string scope, bool allowed, string failing)
    {
        var answer = await Vinh2018.Read($"/v1/access/explain?unit={unit}&on={on}&scope={scope}");
        Assert.Equal(allowed, answer.GetProperty("allowed").GetBoolean());
        var reasons = answer.GetProperty("reasons").EnumerateArray().Where(reason => !reason.GetProperty("holds").GetBoolean());
        Assert.Equal(failing, string.Join(',', reasons.Select(reason => reason.Text("rule"))));
    }
}
