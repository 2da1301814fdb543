using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using DanVan.Feedback.Petitions;
using DanVan.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DanVan.Feedback.Tests;

public sealed class AnswerCountTests(FeedbackHost host) : FeedbackTest(host)
{
    // Other tests are counted by the same instruments: only what this one stores is heard.
    private readonly AsyncLocal<List<string>?> heard = new();
    private readonly ConcurrentBag<long> overdue = [];

    [Theory]
    [InlineData(0, "danvan.deadlines.met petition")]
    [InlineData(1, "danvan.deadlines.missed petition")]
    public async Task An_answer_counts_as_given_in_time_until_the_end_of_its_last_day(int late, string counted)
    {
        using var listener = Listener();
        var id = (await Sent()).Id();
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FeedbackDbContext>();
        var petition = await db.Petitions.Include(one => one.Rounds).SingleAsync(one => one.Id == id);
        var all = heard.Value = [];
        await db.SaveChangesAsync();
        Assert.Empty(all);
        petition.AnswerWith("Đã nạo vét cống.", "Phòng Kinh tế", petition.DueOn.AddDays(late));
        await db.SaveChangesAsync();
        await db.SaveChangesAsync();
        Assert.Equal([counted], all);
    }

    [Fact]
    public async Task Whoever_was_not_answered_by_the_last_day_is_counted_until_there_is_an_answer()
    {
        using var listener = Listener();
        var (waiting, other) = ((await Sent()).Id(), (await Sent()).Id());
        await Host.Database.Run($"update petition set due_on = '2026-01-05' where id in ('{waiting}', '{other}')");
        var before = await Host.Database.Read<long>($"select count(*) from petition where state = 'Open' and due_on < '{Day(0)}'");
        Assert.InRange(before, 2, long.MaxValue);
        await Eventually.Holds(() => Task.FromResult(overdue.Contains(before)));

        overdue.Clear();
        using var answer = await ThanhVinh.Post($"/v1/petitions/{waiting}/answers", new { text = "Đã nạo vét cống.", office = "Phòng Kinh tế" }, ifMatch: "\"1\"");
        await answer.ShouldBe(HttpStatusCode.OK);
        await Eventually.Holds(() => Task.FromResult(overdue.Contains(before - 1)));
    }

    // Prometheus sees an increase only where there was a number before.
    [Fact]
    public async Task Answers_are_counted_from_nought_as_soon_as_a_process_looks_at_petitions()
    {
        using var listener = Listener(count => count == 0);
        var begun = heard.Value = [];
        using var watch = ActivatorUtilities.CreateInstance<CountOverdue>(Host.Services);
        await watch.StartAsync(CancellationToken.None);
        await Eventually.Holds(() => Task.FromResult(begun.Count == 4));
        await watch.StopAsync(CancellationToken.None);
        Assert.Equal(
            ["danvan.deadlines.met data-request", "danvan.deadlines.met petition", "danvan.deadlines.missed data-request", "danvan.deadlines.missed petition"],
            begun.Order());
    }

    private async Task<System.Text.Json.JsonElement> Sent() => await (await ThanhVinh.Post(
        "/v1/petitions", new { toUnitId = SampleUnits.ThanhVinh, text = "Cống ngõ 12 bị tắc.", channel = "app" })).ShouldBe(HttpStatusCode.Created);

    private MeterListener Listener(Func<long, bool>? counts = null)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, all) =>
            {
                if (instrument.Meter.Name == "DanVan")
                    all.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            if (instrument.Name == "danvan.petitions.overdue")
                overdue.Add(count);
            else if (instrument.Name.StartsWith("danvan.deadlines.", StringComparison.Ordinal) && (counts?.Invoke(count) ?? count > 0))
                heard.Value?.Add($"{instrument.Name} {tags[0].Value}");
        });
        listener.Start();
        return listener;
    }
}
