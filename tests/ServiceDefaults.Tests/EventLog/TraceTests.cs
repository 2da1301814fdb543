using System.Collections.Concurrent;
using System.Diagnostics;
using DanVan.SampleService.Notes;
using DanVan.TestKit;

namespace DanVan.ServiceDefaults.Tests;

public sealed class TraceTests(TestBrokers brokers) : IClassFixture<TestBrokers>
{
    [Fact]
    public async Task One_trace_leads_from_the_request_through_log_and_broker_to_what_the_follower_did()
    {
        ConcurrentQueue<Activity> spans = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "DanVan" or "MassTransit" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var broker = await brokers.Fresh();
        await using var notes = await SampleHost.Start("notes", broker);
        await using var readers = await SampleHost.Following(notes, broker);

        var trace = ActivityTraceId.CreateRandom();
        using var writer = notes.Writer();
        writer.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using (await writer.Post("/v1/notes", new WriteNote("announce traced")))
        {
        }

        var written = (await notes.Numbered(1))[0];
        Assert.Contains(trace.ToString(), written.Traceparent, StringComparison.Ordinal);
        await readers.Database.HasAppliedOnce(1);
        var follow = await Eventually.Get(() => Task.FromResult(spans.FirstOrDefault(
            span => span.OperationName == $"follow {written.Type}" && span.TraceId == trace)));
        Assert.Equal(written.Traceparent!.Split('-')[2], follow.ParentSpanId.ToString());
        // What the follower did of its own carries the trace on, and names its cause.
        var seen = (await readers.Numbered(1))[0];
        Assert.Contains(trace.ToString(), seen.Traceparent, StringComparison.Ordinal);
        Assert.Equal(written.Id, seen.Cause);
    }
}
