using System.Net;
using DanVan.TestKit;

namespace DanVan.ServiceDefaults.Tests;

public sealed class BrokerTests(TestBrokers brokers) : IClassFixture<TestBrokers>
{
    [Fact]
    public async Task Without_a_broker_writes_are_accepted_the_feed_answers_and_all_is_relayed_when_it_comes()
    {
        var broker = await brokers.Fresh();
        var (proxy, behind) = TestProxy.ToBroker(broker);
        await using var _ = proxy;
        proxy.Cut();
        await using var notes = await SampleHost.Start("notes", behind);
        await using var readers = await SampleHost.Start("readers", broker); // without a way to the feed: only the broker brings anything
        await notes.Write(20);

        (await notes.Numbered(20)).IsContiguous(20);
        using var ready = await notes.Anonymous().GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        var lag = await notes.Lag();
        Assert.Equal((20, 0, 0), (lag.Numbered, lag.Unnumbered, lag.Relayed));

        proxy.Open();
        await readers.Database.HasAppliedOnce(20);
        await Eventually.Holds(async () => (await notes.Lag()).Relayed == 20);
    }

    [Fact]
    public async Task A_broker_that_goes_away_while_events_are_relayed_loses_and_doubles_nothing()
    {
        var broker = await brokers.Fresh();
        var (proxy, behind) = TestProxy.ToBroker(broker);
        await using var _ = proxy;
        await using var notes = await SampleHost.Start("notes", behind);
        await using var readers = await SampleHost.Following(notes, behind);
        for (var cut = 0; cut < 3; cut++)
        {
            await notes.Write(10, $"before cut {cut}");
            proxy.Cut();
            await notes.Write(10, $"after cut {cut}");
            proxy.Open();
        }
        await readers.Database.HasAppliedOnce(60);
    }

    [Fact]
    public async Task A_broker_that_confirms_nothing_moves_no_cursor()
    {
        var broker = await brokers.Fresh();
        var (proxy, behind) = TestProxy.ToBroker(broker);
        await using var _ = proxy;
        await using var notes = await SampleHost.Start("notes", behind);
        await using var readers = await SampleHost.Following(notes, broker);
        await notes.Write("first");
        await readers.Database.HasAppliedOnce(1);
        await Eventually.Holds(async () => (await notes.Lag()).Relayed == 1);

        proxy.HoldUp();
        await notes.Write("second");
        await notes.Numbered(2);
        Assert.Equal(1, (await notes.Lag()).Relayed);
        proxy.Cut();
        proxy.Open();
        await readers.Database.HasAppliedOnce(2);
    }
}
