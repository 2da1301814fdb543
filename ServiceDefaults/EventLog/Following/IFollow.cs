using System.Text.Json;

namespace DanVan.ServiceDefaults;

/// <summary>
/// What a service does when it hears of an event. Works on the scoped context and does not save: a whole chunk of events and the cursor are
/// committed together. Finds rows with <c>FindAsync</c>, which sees what the events before it in the chunk have changed.
/// </summary>
public interface IFollow<TEvent>
    where TEvent : class
{
    Task Handle(Followed<TEvent> followed, CancellationToken ct);
}

/// <summary>What a service does with every event of another, in order, a chunk at a time, inside the transaction that moves the cursor.</summary>
public interface IFollowAll
{
    Task Handle(IReadOnlyList<EventEnvelope> events, CancellationToken ct);
}

/// <summary>An event of another service, with what the log says about it.</summary>
/// <param name="Id">Put it under a unique index in any row that this event causes.</param>
/// <param name="Version">The version of the subject: a replica ignores what is older than what it holds.</param>
public sealed record Followed<T>(
    T Event, Guid Id, string Source, long Position, Guid Subject, long Version, Guid? UnitId, DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt, string Actor)
    where T : class
{
    internal static Followed<T> Of(EventEnvelope envelope) => new(
        JsonSerializer.Deserialize<T>(envelope.Data.Text, Json.Tolerant) ?? throw new JsonException($"{envelope.Type} has no data."),
        envelope.Id, envelope.Source, envelope.Sequence, envelope.Subject, envelope.SubjectVersion, envelope.UnitId, envelope.Time,
        envelope.RecordedTime, envelope.Actor);
}
