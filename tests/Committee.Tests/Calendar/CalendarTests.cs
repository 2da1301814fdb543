using System.Globalization;
using System.Net;
using DanVan.Committee.Calendar;
using DanVan.TestKit;
using FsCheck.Xunit;

namespace DanVan.Committee.Tests.Calendar;

public sealed class CalendarTests(NgheAnHost host) : CommitteeTest(host)
{
    [Theory]
    [InlineData("2018-02-13", 1, "2018-02-21")] // Tết Mậu Tuất: from the 14th to the 20th of February
    [InlineData("2019-04-26", 2, "2019-05-03")] // the 29th of April is exchanged …
    [InlineData("2019-05-03", 1, "2019-05-04")] // … for a Saturday
    [InlineData("2025-04-25", 3, "2025-04-29")]
    [InlineData("2026-02-13", 10, "2026-03-06")]
    [InlineData("2026-11-20", 5, "2026-11-27")]
    public async Task Deadlines_pass_over_Tet_and_count_Saturdays_that_are_made_up(string from, int days, string last) =>
        Assert.Equal(last, (await Anybody.Read($"/v1/calendar/periods?from={from}&workingDays={days}")).Text("lastDay"));

    [Fact]
    public async Task A_period_shows_each_day_with_the_law_by_which_it_does_not_count()
    {
        var period = await Anybody.Read("/v1/calendar/periods?from=2018-04-24&workingDays=2");
        var days = period.GetProperty("days").EnumerateArray().ToList();
        Assert.Equal(["holiday", "working", "working"], days.Select(day => day.Text("kind")));
        Assert.Equal("Giỗ Tổ Hùng Vương (10/3 âm lịch)", days[0].Text("name"));
        Assert.Contains("10/2012/QH13", days[0].Text("citation"), StringComparison.Ordinal);
        Assert.Equal(2, days[2].GetProperty("number").GetInt32());
        Assert.True(period.GetProperty("isKnown").GetBoolean());
        Assert.False((await Anybody.Read("/v1/calendar/periods?from=2031-01-02&workingDays=2")).GetProperty("isKnown").GetBoolean());
    }

    [Fact]
    public async Task A_new_holiday_is_declared_once_and_may_be_withdrawn()
    {
        var holiday = new { day = "2029-11-23", kind = "holiday", name = "Ngày Văn hóa Việt Nam", citation = "Ví dụ của bài kiểm thử" };
        var declared = await (await Keeper.Post("/v1/calendar/days", holiday)).ShouldBe(HttpStatusCode.Created);
        await (await Keeper.Post("/v1/calendar/days", holiday)).ShouldRefuse(409, "calendar-day-declared");
        Assert.Equal("2029-11-26", (await Anybody.Read("/v1/calendar/periods?from=2029-11-22&workingDays=1")).Text("lastDay"));
        using var withdrawn = await Keeper.Post($"/v1/calendar/days/{declared.Id()}/withdrawals", new { reason = "Công bố nhầm" }, ifMatch: "\"1\"");
        await withdrawn.ShouldBe(HttpStatusCode.OK);
        Assert.Equal("2029-11-23", (await Anybody.Read("/v1/calendar/periods?from=2029-11-22&workingDays=1")).Text("lastDay"));
        Assert.Empty((await Anybody.Read("/v1/calendar/days?from=2029-11-23&to=2029-11-23")).GetProperty("items").EnumerateArray());
        await (await Keeper.Post("/v1/calendar/days", holiday)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Work_is_made_up_at_a_weekend_and_only_the_registry_declares_days()
    {
        var monday = new { day = "2029-10-01", kind = "make-up", name = "Làm bù", citation = "-" };
        await (await Keeper.Post("/v1/calendar/days", monday)).ShouldRefuse(422, "make-up-day-on-weekday");
        await (await Province.Post("/v1/calendar/days", monday with { kind = "holiday" })).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Property]
    public void A_period_holds_as_many_working_days_as_it_was_given_and_ends_on_one(ushort start, byte length, ushort[] declared)
    {
        var first = new DateOnly(2018, 1, 1);
        var calendar = new WorkingCalendar(declared.Select(offset => first.AddDays(offset % 3000)).Distinct().Select(day => new SpecialDay(
            day, day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? "make-up" : "holiday", day.ToString("o", CultureInfo.InvariantCulture), "-")));
        var (from, days) = (first.AddDays(start % 3000), 1 + length % 60);
        var explained = calendar.Explain(from, calendar.LastDay(from, days));
        Assert.Equal(days, explained[^1].Number);
        Assert.Equal(days, explained.Count(day => day.Number is not null));
        Assert.All(explained, day => Assert.Equal(calendar.IsWorking(day.Day), day.Number is not null));
    }
}
