using System.Globalization;
using System.Net;
using System.Text.Json;
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

    [Fact]
    public async Task A_later_law_leaves_a_running_period_as_it_was_and_rules_the_next()
    {
        await using var own = new FeedbackHost();
        await own.InitializeAsync();
        using var province = own.As("province", SampleUnits.ProvinceClaim, "feedback.read", "feedback.write");
        var running = await Opened(province, -3);
        var before = running.GetProperty("clock");
        var rule = before.GetProperty("rule").Text("id");
        await own.Database.Run($"""
            update clock_rule set valid_to = '{Day(-1)}' where id = '{rule}';
            insert into clock_rule (id, purpose, document_type, issuing_level, round, valid_from, days, counting, citation, verified)
            select 'a-later-law', purpose, document_type, issuing_level, round, '{Day(-1)}', days * 2, counting, 'Luật mới', false from clock_rule where id = '{rule}'
            """);
        var after = (await province.Read($"/v1/consultations/{running.Id()}")).GetProperty("clock");
        Assert.Equal((rule, before.Text("closesOn")), (after.GetProperty("rule").Text("id"), after.Text("closesOn")));
        var next = (await Opened(province, 0)).GetProperty("clock");
        Assert.Equal("a-later-law", next.GetProperty("rule").Text("id"));
        Assert.Equal(2 * before.GetProperty("days").GetInt32(), next.GetProperty("days").GetInt32());

        static async Task<JsonElement> Opened(HttpClient province, int since)
        {
            var draft = await (await province.Post("/v1/consultations", ADraft(documentType: "committee-decision"))).ShouldBe(HttpStatusCode.Created);
            return await (await province.Post($"/v1/consultations/{draft.Id()}/openings", AnOpening(since), ifMatch: "\"1\"")).ShouldBe(HttpStatusCode.Created);
        }
    }

    [Theory]
    [InlineData("2026-02-13", 20, DayCounting.Calendar, "2026-03-05")]
    [InlineData("2026-11-20", 5, DayCounting.Working, "2026-11-27")]
    [InlineData("2026-11-21", 1, DayCounting.Working, "2026-11-23")]
    public void The_first_day_is_not_counted(string first, int days, DayCounting counting, string last) =>
        Assert.Equal(DateOnly.Parse(last, CultureInfo.InvariantCulture), ClockRule.LastDay(DateOnly.Parse(first, CultureInfo.InvariantCulture), days, counting, new WorkingCalendar([])));
}
