using DanVan.Committee.Calendar;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Submissions;

namespace DanVan.Reporting.Tests;

public sealed class ReportFormTests
{
    [Theory]
    [InlineData("2026-03", ReportCycle.Month, 1, "2026-03-01", "2026-03-31")]
    [InlineData("2026-Q4", ReportCycle.Quarter, 1, "2026-10-01", "2026-12-31")]
    [InlineData("2026-H1", ReportCycle.HalfYear, 1, "2026-01-01", "2026-06-30")]
    [InlineData("2026-H1", ReportCycle.HalfYear, 15, "2025-12-15", "2026-06-14")]
    [InlineData("2026-H2", ReportCycle.HalfYear, 15, "2026-06-15", "2026-12-14")]
    [InlineData("2026-03", ReportCycle.Month, 15, "2026-02-15", "2026-03-14")]
    [InlineData("2026-9M", ReportCycle.NineMonths, 1, "2026-01-01", "2026-09-30")]
    [InlineData("2026", ReportCycle.Year, 15, "2025-12-15", "2026-12-14")]
    public void A_period_has_the_days_that_its_form_cuts_off(string name, ReportCycle cycle, int cutOffDay, string from, string to)
    {
        var period = ReportPeriod.Read(name, cycle, cutOffDay)!;
        Assert.Equal((name, DateOnly.Parse(from, null), DateOnly.Parse(to, null)), (period.Name, period.Days.From, period.Days.To));
        Assert.Equal(period, Assert.Single(ReportPeriod.EndingIn(new(period.Days.To, period.Days.To), cycle, cutOffDay)));
    }

    [Theory]
    [InlineData("2026-Q5", ReportCycle.Quarter)]
    [InlineData("2026-13", ReportCycle.Month)]
    [InlineData("2026-03", ReportCycle.Quarter)]
    [InlineData("2026", ReportCycle.Month)]
    [InlineData("2026-H1", ReportCycle.NineMonths)]
    [InlineData("", ReportCycle.Year)]
    public void What_is_no_period_of_the_cycle_is_none(string name, ReportCycle cycle) => Assert.Null(ReportPeriod.Read(name, cycle, 1));

    [Fact]
    public void The_periods_of_a_year_are_all_there_and_meet()
    {
        foreach (var (cycle, count) in new[] { (ReportCycle.Month, 12), (ReportCycle.Quarter, 4), (ReportCycle.HalfYear, 2), (ReportCycle.Year, 1) })
        {
            var periods = ReportPeriod.EndingIn(new Period(new(2026, 1, 1), new(2026, 12, 31)), cycle, 15).ToList();
            Assert.Equal(count, periods.Count);
            Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.Days.To.AddDays(1), pair.Second.Days.From));
        }
    }

    [Fact]
    public void A_report_is_due_after_working_days_and_a_holiday_moves_its_day()
    {
        var form = new ReportForm();
        form.Publish(null, new(Guid.Empty, "monthly", "x", ReportCycle.Month, new(2026, 1, 1), 5, 3, [ReportLevel.Commune], "x", [new("a1", "x", FieldKind.Text)]), new(2026, 1, 1)).Refused(out _, out _);
        // 31 March 2026 is a Tuesday.
        var march = form.PeriodOf("2026-03")!;
        var plain = new WorkingCalendar([]);
        Assert.Equal((new DateOnly(2026, 4, 7), new DateOnly(2026, 4, 10)), (form.DueOn(march, plain), form.LateUntil(march, plain)));
        var holiday = new WorkingCalendar([new(new(2026, 4, 2), "holiday", "Ngày nghỉ", "Luật")]);
        Assert.Equal((new DateOnly(2026, 4, 8), new DateOnly(2026, 4, 13)), (form.DueOn(march, holiday), form.LateUntil(march, holiday)));
    }

    [Fact]
    public void Another_version_holds_from_a_later_day_and_belongs_to_the_same_unit()
    {
        var (own, today, first, second) = (Guid.CreateVersion7(), new DateOnly(2026, 1, 1), new ReportForm(), new ReportForm());
        Assert.False(first.Publish(null, Asked(own, 5), today).Refused(out _, out _));
        Assert.True(second.Publish(first, Asked(own, 5), today).Refused(out var early, out _));
        Assert.True(second.Publish(first, Asked(Guid.CreateVersion7(), 6), today).Refused(out var foreign, out _));
        Assert.Equal(("report-form-unfit", "report-form-taken"), (early.Problem.Code, foreign.Problem.Code));
        Assert.False(second.Publish(first, Asked(own, 6), today).Refused(out _, out var published));
        Assert.Equal(2, published!.Number);
    }

    [Fact]
    public void Another_version_leaves_the_periods_that_have_ended_to_the_one_before()
    {
        var (own, today, first, second) = (Guid.CreateVersion7(), new DateOnly(2026, 1, 20), new ReportForm(), new ReportForm());
        Assert.False(first.Publish(null, Asked(own, 5), today).Refused(out _, out _));
        foreach (var day in new[] { 6, 20 })
        {
            Assert.True(second.Publish(first, Asked(own, day), today).Refused(out var past, out _));
            Assert.Equal("report-form-unfit", past.Problem.Code);
        }
        Assert.False(second.Publish(first, Asked(own, 21), today).Refused(out _, out _));
    }

    private static PublishForm.Request Asked(Guid unit, int day) =>
        new(unit, "monthly", "x", ReportCycle.Month, new(2026, 1, day), 5, 3, [ReportLevel.Commune], "x", [new("a1", "x", FieldKind.Text)]);
}
