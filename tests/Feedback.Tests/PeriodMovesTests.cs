using System.Net;
using DanVan.Committee.Calendar;
using DanVan.Committee.Contracts.V1;
using DanVan.Feedback.Clock;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.Feedback.Tests;

/// <summary>A service of its own: its rule of law and its calendar are nobody else's.</summary>
public sealed class PeriodMovesTests(FeedbackHost host) : IClassFixture<FeedbackHost>
{
    private readonly HttpClient province = host.As("province", SampleUnits.ProvinceClaim, "feedback.read", "feedback.write");

    [Fact]
    public async Task A_new_holiday_moves_an_open_period_of_working_days_once_and_its_withdrawal_moves_it_back()
    {
        var consultation = await OpenSince("2026-08-28", days: 3);
        // 31 August is exchanged, 1 and 2 September are holidays.
        Assert.Equal("2026-09-07", await ClosesOn(consultation));
        var (id, day) = (Guid.CreateVersion7(), new DateOnly(2026, 9, 4));
        var declared = new CalendarDayDeclared(id, day, DayKinds.Holiday, "Ngày nghỉ", "Ví dụ của bài kiểm thử");
        await Hear(declared, 1);
        await Hear(declared, 1);
        Assert.Equal("2026-09-08", await ClosesOn(consultation));
        var counted = (await host.Anonymous().Read($"/v1/consultations/{consultation}?explain=true")).GetProperty("clock").GetProperty("counted");
        Assert.Contains(counted.EnumerateArray(), one => one.Text("day") == "2026-09-04" && one.Text("kind") == "holiday" && !one.TryGetProperty("number", out _));
        await Hear(new CalendarDayWithdrawn(id, day, "Công bố nhầm"), 2);
        Assert.Equal("2026-09-07", await ClosesOn(consultation));
        Assert.Equal(2, await host.Database.Read<int>($"select count(*) from event_log where subject = '{consultation}' and type like '%consultation-period-moved.v1'"));
    }

    private async Task<Guid> OpenSince(string day, int days)
    {
        await host.Database.Run($"""
            insert into clock_rule (id, purpose, document_type, issuing_level, valid_from, days, counting, citation, verified)
            values ('working-days', 'Posting', 'GrassrootsMatter', 'Province', '2026-01-01', {days}, 'Working', 'Ví dụ của bài kiểm thử', false)
            """);
        var draft = await (await province.Post("/v1/consultations", new
        {
            unitId = SampleUnits.Province, title = "Dự thảo quy ước", documentType = "grassroots-matter", draftedOn = day,
        })).ShouldBe(HttpStatusCode.Created);
        using var opened = await province.Post($"/v1/consultations/{draft.Id()}/openings", new { opensOn = day, posting = "Nhà văn hóa" }, ifMatch: "\"1\"");
        await opened.ShouldBe(HttpStatusCode.Created);
        return draft.Id();
    }

    private async Task<string> ClosesOn(Guid consultation) =>
        (await host.Anonymous().Read($"/v1/consultations/{consultation}")).GetProperty("clock").Text("closesOn");

    // What the follower does with an event: the replica first, then who counts with it, saved together.
    private async Task Hear<T>(T happened, long version)
        where T : class
    {
        await using var scope = host.Services.CreateAsyncScope();
        var followed = new Followed<T>(happened, Guid.CreateVersion7(), "committee", version, Guid.CreateVersion7(), version, null, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, "test");
        await ((IFollow<T>)(object)scope.ServiceProvider.GetRequiredService<CalendarReplica>()).Handle(followed, default);
        await ((IFollow<T>)(object)scope.ServiceProvider.GetRequiredService<MovePeriodsWhenCalendarChanges>()).Handle(followed, default);
        await scope.ServiceProvider.GetRequiredService<EventLog>().Commit(default);
    }
}
