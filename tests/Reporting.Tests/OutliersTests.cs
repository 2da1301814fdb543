using System.Net;
using System.Text.Json;
using DanVan.Reporting.Signals;
using DanVan.TestKit;

namespace DanVan.Reporting.Tests;

/// <summary>What lies far out, by each of three methods; the scores are worked out by hand.</summary>
public sealed class OutliersTests(Counted world) : IClassFixture<Counted>
{
    // Seven units of 5 to 11 and one of 90.
    private static readonly decimal[] OneOfEight = [90, 5, 6, 7, 8, 9, 10, 11];

    private static readonly Guid[] Wards = [.. Enumerable.Range(1, 8).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public void One_unit_far_from_all_others_is_an_outlier_and_the_explanation_says_from_what_and_by_which_score()
    {
        // Median 8.5; the distances from it 0.5 0.5 1.5 1.5 2.5 2.5 3.5 81.5, their median 2; 0.6745 × 81.5 ÷ 2 = 27.485875.
        var sign = Assert.Single(Far(OutlierMethod.ModifiedZ, OneOfEight));
        Assert.Equal(("outlier", 27.49m, 3.5m), (sign.Kind, sign.Measured, sign.Limit));
        Assert.Equal("90 so với trung vị 8.5 của 8 đơn vị: điểm z hiệu chỉnh 27.49, quá 3.5", sign.Explanation);
    }

    [Fact]
    public void Where_most_units_are_equal_the_mean_deviation_stands_in_for_the_median_of_distances()
    {
        // Seven units of 4 and one of 12: the mean distance is 1; 8 ÷ 1.2533 = 6.3831…
        Assert.Equal(6.38m, Assert.Single(Far(OutlierMethod.ModifiedZ, 12, 4, 4, 4, 4, 4, 4, 4)).Measured);
        Assert.Empty(Far(OutlierMethod.ModifiedZ, 4, 4, 4, 4, 4));
    }

    [Fact]
    public void By_the_plain_score_a_unit_is_held_against_mean_and_standard_deviation()
    {
        // Fifteen units of 10 and one of 26: mean 176 ÷ 16 = 11; the squares 15 × 1 + 225 = 240, ÷ 15 = 16, whose root is 4; 15 ÷ 4 = 3.75.
        var sign = Assert.Single(Far(OutlierMethod.Z, [26, .. Enumerable.Repeat(10m, 15)]));
        Assert.Equal(("outlier-z", 3.75m, 3m), (sign.Kind, sign.Measured, sign.Limit));
        Assert.Equal("26 so với trung bình 11 của 16 đơn vị: điểm z 3.75, quá 3", sign.Explanation);
    }

    [Fact]
    public void Of_few_units_an_outlier_hides_itself_from_the_plain_score_and_not_from_the_modified_one()
    {
        // Of eight none reaches more than 7 ÷ √8 = 2.4749. Mean 18.25; the squares 5911.5, ÷ 7 = 844.5, root 29.0603; 71.75 ÷ 29.0603 = 2.469.
        Assert.Empty(Far(OutlierMethod.Z, OneOfEight));
        Assert.Equal(2.47m, Assert.Single(Outliers.By(OutlierMethod.Z, 2)!.Among(Units(OneOfEight))).Measured);
    }

    [Fact]
    public void Of_fewer_than_five_units_none_is_usual_and_none_far_out()
    {
        Assert.Empty(Far(OutlierMethod.ModifiedZ, 90, 1, 2, 3));
        Assert.Empty(Outliers.By(OutlierMethod.Z, 1)!.Among(Units(90, 1, 2, 3)));
    }

    [Theory]
    // From 4 to 6, widened by a half: 2 to 9.
    [InlineData("5,9,10,14,12", 14, 9)]
    [InlineData("2,1,5", 1, 2)]
    [InlineData("2,9", null, null)]
    public void By_its_own_range_a_month_is_held_against_the_months_before_and_the_farthest_is_told(string months, int? measured, int? limit)
    {
        var sign = Outside(0.5m, [4, 5, 6, 4, 5, 6, 4, 5, 6, 4, 5, 6], [.. months.Split(',').Select(month => (decimal?)decimal.Parse(month, System.Globalization.CultureInfo.InvariantCulture))]);
        Assert.Equal((measured, limit), ((int?)sign?.Measured, (int?)sign?.Limit));
    }

    [Fact]
    public void The_range_is_widened_by_a_third_unless_another_share_is_given_and_the_explanation_shows_both_ends()
    {
        // 4 × 0.67 = 2.68 and 6 × 1.33 = 7.98.
        decimal?[] before = [4, 5, 6, 4, 5, 6];
        Assert.Null(Outside(null, before, 7));
        var sign = Outside(null, before, 8)!;
        Assert.Equal(("outlier-min-max", 8m, 7.98m), (sign.Kind, sign.Measured, sign.Limit));
        Assert.Equal("8 trong tháng 2024-01, ngoài khoảng 2.68 đến 7.98: 6 tháng trước kỳ từ 4 đến 6, nới 33%", sign.Explanation);
        Assert.NotNull(Outside(0, before, 7));
    }

    [Fact]
    public void Who_said_little_has_no_range_and_what_is_not_known_is_neither_in_it_nor_outside()
    {
        Assert.Null(Outside(0, [4, 5, 6, 4, 5, 0, 0, 0, 0, 0, 0, 0], 90));
        Assert.Null(Outside(0, [4, 5, 6, 4, 5, 6, null], [null]));
        Assert.Equal(4, Outside(0, [4, 5, 6, 4, 5, 6, null], 3)!.Limit);
    }

    [Fact]
    public async Task Who_looks_chooses_the_method_and_one_cause_is_told_once_whichever_sees_it()
    {
        // Of eight more wards each registers three in March.
        var wards = await EightMoreWards();
        foreach (var ward in wards)
            await world.Count("models-registered", ward, 3, "outliers", "2021-03-02");
        // One model a month in 2020 and 2021, and in November 2021 four.
        for (var month = new DateOnly(2020, 1, 1); month.Year < 2022; month = month.AddMonths(1))
            await world.Count("models-registered", SampleUnits.DongVinh, month == new DateOnly(2021, 11, 1) ? 4 : 1, "outliers", $"{month:yyyy-MM}-02");
        var own = await Look(new { indicator = "models-registered", unit = SampleUnits.VinhClaim, period = "2021", method = "min-max", threshold = 1.0 });
        var told = Assert.Single(own.GetProperty("raised").EnumerateArray());
        Assert.Equal(("outlier-min-max", "min-max", 4m, 2m, SampleUnits.DongVinh),
            (told.Text("kind"), told.Text("method"), told.Number("measured"), told.Number("limit"), told.GetProperty("unitId").GetGuid()));
        Assert.Equal("4 trong tháng 2021-11, ngoài khoảng 0 đến 2: 12 tháng trước kỳ từ 1 đến 1, nới 100%", told.Text("explanation"));

        // That it also stands far from its neighbours is another cause, which two scores see.
        var modified = await Look(new { indicator = "models-registered", unit = SampleUnits.VinhClaim, period = "2021" });
        Assert.Equal(["outlier modified-z"], modified.GetProperty("raised").EnumerateArray().Select(one => $"{one.Text("kind")} {one.Text("method")}"));
        var plain = await Look(new { indicator = "models-registered", unit = SampleUnits.VinhClaim, period = "2021", method = "z", threshold = 1.5 });
        Assert.Equal((0, 1m), (plain.GetProperty("raised").GetArrayLength(), plain.Number("knownBefore")));
        await world.Reporting.Database.Run("delete from fact where source = 'outliers'");
    }

    [Fact]
    public async Task A_ratio_lies_far_out_by_what_it_is_over_the_period_and_a_unit_that_has_none_is_not_held_against_the_others()
    {
        // Of eight wards each registers four in March and four in May and sees two of them recognised; one sees all recognised, and one registers none.
        foreach (var ward in (await EightMoreWards()).Append(SampleUnits.DongVinh))
        {
            foreach (var first in new[] { "2019-03-02", "2019-05-02" })
            {
                await world.Count("models-registered", ward, 4, "ratios", first);
                await world.Count("models-recognised", ward, ward == SampleUnits.DongVinh ? 4 : 2, "ratios", first);
            }
        }
        // Median 50; the mean distance from it is 50 ÷ 9; 50 ÷ (50 ÷ 9 × 1.2533) = 7.181.
        var told = Assert.Single((await Look(new { indicator = "recognised-of-registered", unit = SampleUnits.VinhClaim, period = "2019" })).GetProperty("raised").EnumerateArray());
        Assert.Equal(("outlier", SampleUnits.DongVinh, 7.18m), (told.Text("kind"), told.GetProperty("unitId").GetGuid(), told.Number("measured")));
        Assert.Equal("100 so với trung vị 50 của 9 đơn vị: điểm z hiệu chỉnh 7.18, quá 3.5", told.Text("explanation"));
        await world.Reporting.Database.Run("delete from fact where source = 'ratios'");
    }

    [Theory]
    [InlineData("z", 0.5, "threshold-unfit", 422)]
    [InlineData("modified-z", 0, "threshold-unfit", 422)]
    [InlineData("min-max", 11, "invalid-request", 400)]
    [InlineData("guess", 3, "malformed-request", 400)]
    public async Task A_threshold_or_method_that_means_nothing_is_refused(string method, double threshold, string code, int status)
    {
        using var refused = await Planner.Post("/v1/signals", new { indicator = "models-registered", unit = SampleUnits.VinhClaim, period = "2021", method, threshold });
        await refused.ShouldRefuse(status, code);
    }

    /// <summary>Wards of Vinh that ended with it.</summary>
    private async Task<Guid[]> EightMoreWards()
    {
        await world.Reporting.Database.Run($"""
            with ward as (insert into unit select id, 1 from unnest(array['{string.Join("', '", Wards)}']::uuid[]) id on conflict do nothing returning id)
            insert into unit_version (unit_id, valid_from, valid_to, name, short_name, folded, kind, code, parent_id, symbol, issuer, effective_on)
            select id, '2004-01-01', '2025-07-01', 'Phường Mẫu', 'Mẫu', 'phuong mau', 'ward', null, '{SampleUnits.Vinh}', '-', '-', '2004-01-01' from ward;
            update unit_revision set revision = revision + 1;
            """);
        return Wards;
    }

    private HttpClient Planner => world.Reporting.As("planner", SampleUnits.ProvinceClaim, "reporting.read", "reporting.plan");

    private async Task<JsonElement> Look(object asked) => await (await Planner.Post("/v1/signals", asked)).ShouldBe(HttpStatusCode.OK);

    private static List<Sign> Far(OutlierMethod method, params decimal[] sums) => [.. Outliers.By(method, null)!.Among(Units(sums))];

    private static Dictionary<Guid, decimal> Units(params decimal[] sums) => sums.ToDictionary(_ => Guid.CreateVersion7());

    private static Sign? Outside(decimal? threshold, decimal?[] before, params decimal?[] months) =>
        Outliers.By(OutlierMethod.MinMax, threshold)!.OfItsOwn(Guid.CreateVersion7(), before, months.Select((value, at) => ($"2024-{at + 1:00}", value)));
}
