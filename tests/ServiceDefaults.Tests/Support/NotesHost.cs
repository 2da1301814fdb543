namespace DanVan.ServiceDefaults.Tests;

/// <summary>One notes service for all tests of a class that do not disturb each other.</summary>
public sealed class NotesHost : IAsyncLifetime
{
    private readonly TestBrokers brokers = new();

    public SampleHost Notes { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await brokers.InitializeAsync();
        Notes = await SampleHost.Start("notes", brokers.One);
    }

    public async ValueTask DisposeAsync()
    {
        await Notes.DisposeAsync();
        await brokers.DisposeAsync();
    }
}
