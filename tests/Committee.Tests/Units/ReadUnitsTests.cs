using System.Net;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Units;

public sealed class ReadUnitsTests(NgheAnHost host) : CommitteeTest(host)
{
    [Fact]
    public async Task Three_communes_of_2018_are_found_as_dong_van_and_as_Dong_Van_with_marks()
    {
        foreach (var q in new[] { "dong van", "Đồng Văn", "ĐỒNG  VĂN" })
            Assert.Equal(["Đồng Văn", "Đồng Văn", "Đồng Văn"], Names(await Anybody.Read($"/v1/units?asOf=2018-03-26&q={Uri.EscapeDataString(q)}")));
    }

    [Fact]
    public async Task Names_with_the_very_marks_come_first()
    {
        var names = Names(await Anybody.Read($"/v1/units?asOf=2018-03-26&kind=commune&q={Uri.EscapeDataString("Hưng Thông")}"));
        Assert.Equal(["Hưng Thông"], names);
        var yen = Names(await Anybody.Read($"/v1/units?asOf=2018-03-26&limit=500&q={Uri.EscapeDataString("Yên")}"));
        var marked = yen.TakeWhile(name => name.Contains("Yên", StringComparison.OrdinalIgnoreCase)).Count();
        Assert.True(marked > 1);
        Assert.DoesNotContain(yen.Skip(marked), name => name.Contains("Yên", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    public async Task Signs_of_a_pattern_mean_themselves(string q) =>
        Assert.Empty(Names(await Anybody.Read($"/v1/units?asOf=2018-03-26&q={Uri.EscapeDataString(q)}")));

    [Fact]
    public async Task Pages_walk_through_all_communes_of_2013_once_in_Vietnamese_order()
    {
        var (names, next) = (new List<string>(), "");
        do
        {
            var page = await Anybody.Read($"/v1/units?asOf=2013-06-01&kind=commune&limit=100{next}");
            names.AddRange(Names(page));
            next = page.TryGetProperty("next", out var cursor) ? $"&cursor={cursor.GetString()}" : "";
        }
        while (next.Length > 0);
        Assert.Equal(RealData.Tree.At(new(2013, 6, 1)).Count(unit => unit.Kind == "commune"), names.Count);
        // Â after a, đ after d, whatever their bytes.
        Assert.True(names.FindLastIndex(name => name.StartsWith('D')) < names.FindIndex(name => name.StartsWith('Đ')));
        Assert.True(names.FindLastIndex(name => name.StartsWith('Đ')) < names.FindIndex(name => name.StartsWith('G')));
    }

    [Theory]
    [InlineData("2018-03-26", 21)]
    [InlineData("2025-01-01", 20)]
    [InlineData("2026-01-01", 130)]
    public async Task Below_the_province_stand_its_districts_and_since_2025_its_communes(string day, int count) =>
        Assert.Equal(count, Names(await Anybody.Read($"/v1/units?asOf={day}&limit=500&parent={await UnitOf("40", day)}")).Count);

    [Fact]
    public async Task One_code_names_two_units_on_two_days()
    {
        Assert.Equal(["Hữu Lập"], Names(await Anybody.Read("/v1/units?asOf=2018-03-26&code=16849")));
        Assert.Equal(["Hữu Kiệm"], Names(await Anybody.Read("/v1/units?asOf=2026-01-01&code=16849")));
    }

    [Fact]
    public async Task The_ancestors_of_a_commune_are_those_of_the_day()
    {
        var commune = await UnitOf("16717", "2018-03-26");
        Assert.Equal(["Cửa Lò", "Nghệ An"], Names(await Anybody.Read($"/v1/units/{commune}/ancestors?asOf=2018-03-26")));
        Assert.Equal(["Vinh", "Nghệ An"], Names(await Anybody.Read($"/v1/units/{commune}/ancestors?asOf=2025-01-01")));
    }

    [Fact]
    public async Task A_commune_of_2018_is_followed_over_every_reorganisation_to_today()
    {
        var doiCung = await UnitOf("16684", "2018-03-26");
        var lineage = await Anybody.Read($"/v1/units/{doiCung}/successors?from=2018-03-26&asOf=2026-01-01");
        var part = lineage.GetProperty("items")[0];
        Assert.Equal(("Phường Thành Vinh", 1m, true), (part.GetProperty("unit").Text("name"), part.GetProperty("share").GetDecimal(), part.GetProperty("estimated").GetBoolean()));
        Assert.Equal(["2024-12-01", "2025-07-01"], lineage.GetProperty("transfers").EnumerateArray().Select(step => step.Text("date")));
    }

    [Theory]
    [InlineData("/v1/units?asOf=9999-01-01")]
    [InlineData("/v1/units?limit=0")]
    [InlineData("/v1/units?limit=501")]
    [InlineData("/v1/units?kind=hamlet")]
    [InlineData("/v1/units?cursor=nonsense")]
    [InlineData("/v1/units/tree?depth=-1")]
    [InlineData("/v1/units/tree?asOf=yesterday")]
    public async Task A_question_that_makes_no_sense_is_refused(string path) =>
        await (await Anybody.GetAsync(new Uri(path, UriKind.Relative))).ShouldBe(HttpStatusCode.BadRequest);

    private static List<string> Names(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(unit => unit.Text("shortName"))];
}
