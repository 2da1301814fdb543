namespace DanVan.ServiceDefaults;

/// <summary>A thing with an identity whose changes are events: its version counts them and is its ETag.</summary>
public abstract class Aggregate
{
    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    /// <summary>The number of events so far; raised by <see cref="EventLog.Append"/>, guarded as a concurrency token.</summary>
    public long Version { get; private set; }

    internal long NextVersion() => ++Version;
}
