using System.Globalization;
using DanVan.Committee.Calendar;
using DanVan.Feedback.Clock;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Feedback.Tests;

public sealed class ClockRuleTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task The_rules_of_law_are_public_and_say_what_is_not_verified() =>
        Snapshot.Match("clock-rules", (await Anybody.Read("/v1/clock-rules?limit=500")).GetRawText().Replace("},{", "},\n{"), "json");

    [Fact]
    public async Task Of_a_day_only_the_rules_in_force_are_shown()
    {
        var ids = (await Anybody.Read("/v1/clock-rules?purpose=posting&issuingLevel=province&on=2025-03-31")).GetProperty("items").EnumerateArray().Select(rule => rule.Text("id"));
        Assert.Equal(["law-80-2015-posting-province"], ids);
    }

    [Fact]
    public async Task Two_rules_for_the_same_thing_on_the_same_day_are_refused_by_the_database()
    {
        var clash = await Assert.ThrowsAsync<PostgresException>(() => Host.Database.Run("""
            insert into clock_rule (id, purpose, issuing_level, valid_from, days, counting, citation, verified)
            values ('another', 'Posting', 'Commune', '2026-01-01', 10, 'Calendar', '-', false)
            """));
        Assert.Equal("one_clock_rule_per_day", clash.ConstraintName);
    }

    [Theory]
    [InlineData("2026-02-13", 20, DayCounting.Calendar, "2026-03-05")]
    [InlineData("2026-11-20", 5, DayCounting.Working, "2026-11-27")]
    [InlineData("2026-11-21", 1, DayCounting.Working, "2026-11-23")]
    public void The_first_day_is_not_counted(string first, int days, DayCounting counting, string last) =>
        Assert.Equal(DateOnly.Parse(last, CultureInfo.InvariantCulture), ClockRule.LastDay(DateOnly.Parse(first, CultureInfo.InvariantCulture), days, counting, new WorkingCalendar([])));
}
