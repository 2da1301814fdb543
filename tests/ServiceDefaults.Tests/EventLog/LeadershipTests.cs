using DanVan.TestKit;

namespace DanVan.ServiceDefaults.Tests;

public sealed class LeadershipTests(TestBrokers brokers) : IClassFixture<TestBrokers>
{
    [Fact]
    public async Task One_of_two_sequencers_leads_and_the_other_takes_over_when_it_goes()
    {
        await using var first = await SampleHost.Start("notes", brokers.One);
        await Eventually.Holds(() => Task.FromResult(first.Get<LogSignals>().Leads));
        await using var second = await SampleHost.Start("notes", brokers.One, first.Database);
        await second.Write(3, "numbered by the first");
        await first.Numbered(3);
        Assert.False(second.Get<LogSignals>().Leads);

        await first.Get<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().Stopped();
        await Eventually.Holds(() => Task.FromResult(second.Get<LogSignals>().Leads));
        await second.Write(3, "numbered by the second");
        (await second.Numbered(6)).IsContiguous(6);
    }

    [Fact]
    public async Task Killing_the_leaders_connection_again_and_again_numbers_and_relays_everything_once()
    {
        var broker = await brokers.Fresh();
        await using var first = await SampleHost.Start("notes", broker);
        await using var second = await SampleHost.Start("notes", broker, first.Database);
        await using var readers = await SampleHost.Following(first, broker);
        const int each = 60;
        var writing = Task.WhenAll(first.Write(each, "by the first"), second.Write(each, "by the second"));

        var killed = new List<int>();
        while (killed.Count < 3)
        {
            var leader = await Eventually.Get(async () => await first.Database.Read<int>(Sql.Leader) is var pid and > 0 && !killed.Contains(pid) ? $"{pid}" : null);
            killed.Add(int.Parse(leader, System.Globalization.CultureInfo.InvariantCulture));
            await first.Database.Run($"select pg_terminate_backend({leader})");
        }
        await writing;

        (await first.Numbered(2 * each)).IsContiguous(2 * each);
        Assert.True((await first.Verify()).Intact);
        await readers.Database.HasAppliedOnce(2 * each);
    }

    [Fact]
    public async Task A_write_through_a_process_that_does_not_lead_is_numbered_and_seen_there_at_once()
    {
        await using var leader = await SampleHost.Start("notes", brokers.One);
        await Eventually.Holds(() => Task.FromResult(leader.Get<LogSignals>().Leads));
        await using var other = await SampleHost.Start("notes", brokers.One, leader.Database);
        using var reader = other.Operator();
        await Task.WhenAll(leader.Write("warm leader"), other.Write("warm other"));
        await other.Numbered(2);

        // Faster than the slow poll of a second by which all would be found anyway: best of several tries.
        var fastest = TimeSpan.MaxValue;
        for (var after = 2; after < 7; after++)
        {
            var waiting = reader.Get<ChangeFeed.Changes>($"/v1/changes?after={after}&wait=20s");
            var started = TimeProvider.System.GetTimestamp();
            await other.Write($"note {after}");
            Assert.Single((await waiting).Events);
            var took = TimeProvider.System.GetElapsedTime(started);
            fastest = took < fastest ? took : fastest;
        }
        Assert.True(fastest < TimeSpan.FromMilliseconds(400), $"took {fastest.TotalMilliseconds:0} ms at best");
    }
}

internal static class Stopping
{
    internal static async Task Stopped(this Microsoft.Extensions.Hosting.IHostApplicationLifetime lifetime)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStopped.Register(() => stopped.TrySetResult());
        lifetime.StopApplication();
        await stopped.Task;
    }
}
