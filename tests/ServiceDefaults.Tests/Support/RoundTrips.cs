using System.Collections.Concurrent;
using System.Diagnostics;

namespace DanVan.ServiceDefaults.Tests;

/// <summary>What a service sends to PostgreSQL on behalf of one request, one text for each wait for an answer.</summary>
internal sealed class RoundTrips : IDisposable
{
    private readonly ConcurrentQueue<(ActivityTraceId Trace, string Sql)> sent = [];
    private readonly ActivityListener listener;
    private ActivityTraceId trace;

    internal RoundTrips()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.Source.Name == "Npgsql")
                    sent.Enqueue((span.TraceId, Sql(span)));
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    internal IEnumerable<string> Seen => sent.Where(one => one.Trace == trace).Select(one => one.Sql);

    internal async Task During(string what, Func<Task> request)
    {
        using var activity = new Activity(what).Start();
        trace = activity.TraceId;
        await request();
    }

    public void Dispose() => listener.Dispose();

    private static string Sql(Activity span) =>
        (span.GetTagItem("db.query.text") ?? span.GetTagItem("db.statement") ?? span.DisplayName).ToString()!;
}
