using DanVan.TestKit;

namespace DanVan.ServiceDefaults.Tests;

/// <summary>Virtual hosts for a test class: one that its tests share where they do not care, and fresh ones.</summary>
public sealed class TestBrokers : IAsyncLifetime
{
    private readonly List<TestBroker> brokers = [];

    /// <summary>Nobody follows here.</summary>
    public string One => brokers[0].ConnectionString;

    /// <summary>A virtual host that nobody else uses.</summary>
    public async Task<string> Fresh()
    {
        var broker = await TestBroker.Create();
        brokers.Add(broker);
        return broker.ConnectionString;
    }

    public async ValueTask InitializeAsync() => await Fresh();

    public async ValueTask DisposeAsync()
    {
        foreach (var broker in brokers)
            await broker.DisposeAsync();
    }
}
