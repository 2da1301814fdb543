namespace DanVan.ServiceDefaults;

/// <summary>A row of <c>event_log</c>: what happened, to what, in which version of it, who did it and who may read it.</summary>
internal sealed class LoggedEvent
{
    public const string OnePerVersion = "one_event_per_version";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its place among the events of its transaction: EF does not insert rows in the order in which they were added.</summary>
    public required long Seq { get; init; }

    public required string Type { get; init; }

    public required Guid Subject { get; init; }

    public required long Version { get; init; }

    public Guid? UnitId { get; init; }

    public required bool IsPublic { get; init; }

    public required string Actor { get; init; }

    public Guid? Cause { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public string? Traceparent { get; init; }

    public required string Data { get; init; }
}

/// <summary>Who may read an event in the change feed: anybody, or those who act for the unit or one above it.</summary>
public readonly record struct Readers(Guid? UnitId, bool IsPublic)
{
    public static Readers Public(Guid? unitId = null) => new(unitId, true);

    public static Readers Within(Guid unitId) => new(unitId, false);
}
