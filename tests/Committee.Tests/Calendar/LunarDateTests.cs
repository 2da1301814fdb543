using System.Globalization;
using DanVan.Committee.Calendar;
using DanVan.TestKit;

namespace DanVan.Committee.Tests.Calendar;

public sealed class LunarDateTests(NgheAnHost host) : CommitteeTest(host)
{
    [Theory]
    [InlineData("1968-01-29", "Mậu Thân")] // the first by the zone of today; a day before the Chinese one
    [InlineData("1985-01-21", "Ất Sửu")] // a month before the Chinese one
    [InlineData("2007-02-17", "Đinh Hợi")] // a day before the Chinese one
    [InlineData("2018-02-16", "Mậu Tuất")]
    [InlineData("2025-01-29", "Ất Tỵ")]
    [InlineData("2026-02-17", "Bính Ngọ")]
    [InlineData("2030-02-02", "Canh Tuất")] // a day before the Chinese one
    public void Tet_is_the_first_day_of_the_lunar_year_as_Vietnam_counts_it(string day, string year)
    {
        var tet = LunarDate.Of(DateOnly.Parse(day, CultureInfo.InvariantCulture))!.Value;
        Assert.Equal((1, 1, false, $"mùng 1 tháng Giêng năm {year}"), (tet.Month, tet.Day, tet.IsLeap, $"{tet}"));
        Assert.Equal(12, LunarDate.Of(DateOnly.Parse(day, CultureInfo.InvariantCulture).AddDays(-1), LunarDate.Vietnam).Month);
    }

    [Theory]
    [InlineData("2025-07-25", "mùng 1 tháng 6 nhuận năm Ất Tỵ")]
    [InlineData("2023-03-22", "mùng 1 tháng 2 nhuận năm Quý Mão")]
    [InlineData("2020-05-23", "mùng 1 tháng 4 nhuận năm Canh Tý")]
    [InlineData("2033-12-22", "mùng 1 tháng 11 nhuận năm Quý Sửu")]
    [InlineData("2026-02-10", "23 tháng Chạp năm Ất Tỵ")]
    [InlineData("2026-04-26", "mùng 10 tháng 3 năm Bính Ngọ")]
    public void A_lunar_date_is_written_as_it_is_said(string day, string said) => Assert.Equal(said, $"{LunarDate.Of(DateOnly.Parse(day, CultureInfo.InvariantCulture))}");

    [Fact]
    public void Each_day_has_one_lunar_date_and_each_lunar_date_its_day()
    {
        var first = new DateOnly(1968, 1, 29);
        Assert.Null(LunarDate.Of(first.AddDays(-1)));
        var before = LunarDate.Of(first)!.Value;
        for (var day = first.AddDays(1); day.Year <= 2100; day = day.AddDays(1))
        {
            var date = LunarDate.Of(day)!.Value;
            Assert.Equal(day, date.ToDay());
            Assert.True(date.Day == before.Day + 1 || date.Day == 1 && before.Day is 29 or 30, $"{day}: {before}, {date}");
            before = date;
        }
    }

    // Two new moons of the century, 2057 and 2097, fall within minutes of midnight in Beijing, where a shortened series does not decide.
    [Fact]
    public void Reckoned_for_Beijing_it_is_the_calendar_that_NET_has_as_a_table()
    {
        var chinese = new ChineseLunisolarCalendar();
        var compared = 0;
        for (var day = new DateOnly(1950, 1, 1); day.Year <= 2100; day = day.AddDays(1))
        {
            if (day >= new DateOnly(2057, 9, 28) && day < new DateOnly(2057, 10, 28) || day >= new DateOnly(2097, 8, 7) && day < new DateOnly(2097, 9, 6))
                continue;
            var time = day.ToDateTime(TimeOnly.MinValue);
            var (year, month) = (chinese.GetYear(time), chinese.GetMonth(time));
            var leap = chinese.GetLeapMonth(year);
            Assert.Equal(new(year, leap > 0 && month >= leap ? month - 1 : month, chinese.GetDayOfMonth(time), month == leap), LunarDate.Of(day, 8));
            compared++;
        }
        Assert.Equal(55092, compared);
    }

    [Theory]
    [InlineData(2026, 6, 1, true)] // no leap month in this year
    [InlineData(2026, 1, 30, true)]
    [InlineData(2025, 6, 30, true)] // it had 29 days
    [InlineData(1967, 1, 1, false)]
    public void What_the_calendar_does_not_hold_has_no_day(int year, int month, int day, bool isLeap) => Assert.Null(new LunarDate(year, month, day, isLeap).ToDay());

    [Fact]
    public async Task The_memorial_day_of_the_Hung_kings_is_found_by_its_lunar_date_and_stands_in_the_calendar()
    {
        var found = await Anybody.Read("/v1/calendar/lunar-days?year=2026&month=3&day=10");
        Assert.Equal(("2026-04-26", "mùng 10 tháng 3 năm Bính Ngọ"), (found.Text("day"), found.Text("lunarDate")));
        var back = await Anybody.Read("/v1/calendar/lunar-dates?day=2026-04-26");
        Assert.Equal((2026, 3, 10, false, "Bính Ngọ"),
            (back.GetProperty("year").GetInt32(), back.GetProperty("month").GetInt32(), back.GetProperty("dayOfMonth").GetInt32(), back.GetProperty("isLeap").GetBoolean(), back.Text("yearName")));
        var declared = (await Anybody.Read("/v1/calendar/days?from=2026-04-26&to=2026-04-26")).GetProperty("items")[0];
        Assert.Equal(("Giỗ Tổ Hùng Vương (10/3 âm lịch)", "mùng 10 tháng 3 năm Bính Ngọ"), (declared.Text("name"), declared.Text("lunarDate")));
        using var none = await Anybody.GetAsync(new Uri("/v1/calendar/lunar-days?year=2026&month=6&day=1&isLeap=true", UriKind.Relative));
        await none.ShouldRefuse(404, "lunar-date-not-found");
    }

    // The list of holidays was typed from the notices of each year: two sources that must agree.
    [Fact]
    public async Task The_declared_holidays_of_every_year_lie_on_their_lunar_dates()
    {
        var days = (await Anybody.Read("/v1/calendar/days?limit=500")).GetProperty("items").EnumerateArray().Where(one => one.Text("kind") == "holiday").ToList();
        var kings = days.Where(one => one.Text("name").StartsWith("Giỗ Tổ", StringComparison.Ordinal)).ToList();
        Assert.True(kings.Count >= 9);
        Assert.All(kings, one => Assert.StartsWith("mùng 10 tháng 3 năm", one.Text("lunarDate"), StringComparison.Ordinal));
        foreach (var tet in days.Where(one => one.Text("name") == "Tết Âm lịch").GroupBy(one => one.Text("day")[..4]))
            Assert.Contains(tet, one => one.Text("lunarDate").StartsWith("mùng 1 tháng Giêng", StringComparison.Ordinal));
    }
}
