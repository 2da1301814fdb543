using System.Net;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>As of a time the units of then are told of, to those who may see them now.</summary>
public sealed class KnownThenTests(Counted world) : IClassFixture<Counted>, IAsyncLifetime
{
    private const string Then = "2024-12-31";

    public async ValueTask InitializeAsync() => await world.HeardOfTheReformInItsYear();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string> Claims => [SampleUnits.ThanhVinh.ToString(), SampleUnits.ThanhVinhClaim];

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task As_of_before_it_was_known_a_commune_of_today_sees_the_past_that_passed_into_it_and_no_other(string claim)
    {
        var caller = world.Reporting.As("thanh-vinh", claim, "reporting.read");
        string Registered(Guid unit) => $"/v1/figures?indicator=models-registered&period=2024&unit={unit}&asOf={Then}";
        foreach (var (unit, coverage, registered) in new[] { (SampleUnits.DoiCung, "all", 4m), (SampleUnits.DongVinh, "all", 0m), (SampleUnits.Province, "own-unit", 4m) })
        {
            var found = await caller.Read(Registered(unit));
            Assert.Equal((coverage, registered, registered), (found.Text("coverage"), found.GetProperty("asReported").Number("value"), found.GetProperty("recast").Number("value")));
        }
        using var neighbour = await caller.GetAsync(new Uri(Registered(SampleUnits.MuongNoc), UriKind.Relative));
        await neighbour.ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task As_of_before_its_end_a_unit_is_found_by_its_name()
    {
        using var asked = await world.Reporting.Anonymous().Post("/v1/queries", new { indicators = new[] { "models-recognised" }, unit = "Phường Đội Cung", periods = new[] { "2024" }, asOf = Then });
        Assert.Equal(3m, (await asked.ShouldBe(HttpStatusCode.OK)).GetProperty("rows")[0].Number("value"));
    }
}
