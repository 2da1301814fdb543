using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace DanVan.ServiceDefaults.Tests;

public sealed class ChainProperties
{
    private static readonly byte[] Genesis = new byte[32];

    [Property(MaxTest = 200)]
    public void The_hash_is_the_same_for_the_same_event_and_differs_when_any_field_does(Guid id, Guid subject, PositiveInt version, NonNull<string> actor, bool isPublic)
    {
        var one = Event(id, subject, version.Get, actor.Get, isPublic);
        Assert.Equal(one.HashAfter(Genesis), (one with { }).HashAfter(Genesis));
        ChainedEvent[] others =
        [
            one with { Position = one.Position + 1 }, one with { Id = Guid.NewGuid() }, one with { Type = one.Type + "x" },
            one with { Subject = Guid.NewGuid() }, one with { Version = one.Version + 1 }, one with { UnitId = Guid.NewGuid() },
            one with { IsPublic = !one.IsPublic }, one with { Actor = one.Actor + "x" }, one with { Cause = Guid.NewGuid() },
            one with { OccurredAt = one.OccurredAt.AddMicroseconds(1) }, one with { RecordedAt = one.RecordedAt.AddMicroseconds(1) },
            one with { Traceparent = "00-1-1-01" }, one with { Data = one.Data + " " },
        ];
        Assert.Equal(others.Length + 1, others.Append(one).Select(other => Convert.ToHexString(other.HashAfter(Genesis))).Distinct().Count());
    }

    [Property(MaxTest = 50)]
    public void A_change_anywhere_in_a_chain_changes_every_hash_behind_it(PositiveInt length, NonNegativeInt at)
    {
        var events = Enumerable.Range(1, length.Get % 20 + 1).Select(position => Event(Guid.NewGuid(), Guid.NewGuid(), position, "actor", true)).ToList();
        var edited = at.Get % events.Count;
        var (before, after) = (Hashes(events), Hashes(events.Select((one, index) => index == edited ? one with { Actor = "another" } : one)));
        Assert.Equal(before[..edited], after[..edited]);
        Assert.All(Enumerable.Range(edited, events.Count - edited), index => Assert.NotEqual(before[index], after[index]));
    }

    [Property(MaxTest = 200)]
    public void An_envelope_survives_its_journey_as_json(Guid id, PositiveInt sequence, NonNull<string> actor, NonNull<string> title)
    {
        // Control characters cannot come in: every text passes the JSON reader of a request first.
        var data = JsonSerializer.Serialize(new { title = Clean(title.Get) }, Json.Options);
        var sent = Event(id, Guid.NewGuid(), 1, Clean(actor.Get), true) with { Position = sequence.Get, Data = data };
        var received = JsonSerializer.Deserialize<EventEnvelope>(JsonSerializer.Serialize(sent.ToEnvelope("notes"), Json.Options), Json.Tolerant);
        Assert.Equal(sent.ToEnvelope("notes"), received);
    }

    private static string Clean(string text) =>
        VietnameseText.Normalize(new string([.. text.Where(one => !char.IsControl(one) && !char.IsSurrogate(one) && one < '\uFFF0')]));

    private static List<string> Hashes(IEnumerable<ChainedEvent> events)
    {
        var hash = Genesis;
        return [.. events.Select(one => Convert.ToHexString(hash = one.HashAfter(hash)))];
    }

    private static ChainedEvent Event(Guid id, Guid subject, long version, string actor, bool isPublic) => new(
        version, id, "vn.danvan.notes.note-written.v1", subject, version, null, isPublic, actor, null,
        DateTimeOffset.UnixEpoch.AddDays(version), DateTimeOffset.UnixEpoch.AddDays(version).AddSeconds(1), null, "{}");
}
