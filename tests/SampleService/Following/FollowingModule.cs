using DanVan.Notes.Contracts.V1;
using DanVan.Sightings.Contracts.V1;
using DanVan.SampleService.Notes;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.SampleService.Following;

/// <summary>A replica of a note, guarded by the version of the sender.</summary>
internal sealed class NoteCopy
{
    public required Guid Id { get; init; }

    public long Version { get; set; }

    public string Title { get; set; } = "";

    /// <summary>How many events have changed it.</summary>
    public int Changes { get; set; }
}

/// <summary>Every event as it was applied, in the order of application, with no index that would hide a second time.</summary>
internal sealed class JournalRow
{
    public long Applied { get; init; }

    public required Guid EventId { get; init; }

    public required long Position { get; init; }

    public required string Type { get; init; }
}

/// <summary>What a reader does of its own when it hears of a note whose title begins with "announce".</summary>
internal sealed class Sighting : Aggregate
{
    public required Guid EventId { get; init; }
}

internal static class FollowingModule
{
    internal static void Follow(FollowedService notes) => notes
        .On<NoteWritten, CopyNote>().On<NoteRetitled, CopyNote>().On<NoteWritten, AnnounceNote>().On<NoteRetitled, TouchNote>()
        .OnAll<KeepJournal>();
}

internal sealed class CopyNote(DbContext db) : IFollow<NoteWritten>, IFollow<NoteRetitled>
{
    public Task Handle(Followed<NoteWritten> followed, CancellationToken ct) => Copy(followed.Subject, followed.Version, followed.Event.Title, ct);

    public Task Handle(Followed<NoteRetitled> followed, CancellationToken ct) => Copy(followed.Subject, followed.Version, followed.Event.Title, ct);

    private async Task Copy(Guid id, long version, string title, CancellationToken ct)
    {
        var copy = await db.FindAsync<NoteCopy>([id], ct) ?? db.Add(new NoteCopy { Id = id }).Entity;
        if (version <= copy.Version)
            return;
        (copy.Version, copy.Title, copy.Changes) = (version, title, copy.Changes + 1);
    }
}

internal sealed class AnnounceNote(DbContext db, EventLog log) : IFollow<NoteWritten>
{
    public Task Handle(Followed<NoteWritten> followed, CancellationToken ct)
    {
        if (!followed.Event.Title.StartsWith("announce", StringComparison.Ordinal))
            return Task.CompletedTask;
        var sighting = db.Add(new Sighting { EventId = followed.Id }).Entity;
        log.Append(sighting, new NoteSeen(followed.Subject), Readers.Public(), cause: followed.Id);
        return Task.CompletedTask;
    }
}

/// <summary>Answers "touch &lt;id&gt;" by a change of the reader's own note, after whoever holds the lock has let go.</summary>
internal sealed class TouchNote(DbContext db, EventLog log) : IFollow<NoteRetitled>
{
    internal const long Lock = 4711;

    public async Task Handle(Followed<NoteRetitled> followed, CancellationToken ct)
    {
        if (followed.Event.Title.Split(' ') is not ["touch", var id])
            return;
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", ct);
        var note = (await db.FindAsync<Note>([Guid.Parse(id)], ct))!;
        log.Append(note, note.Retitle("touched"), Readers.Public(), cause: followed.Id);
    }
}

internal sealed class KeepJournal(DbContext db) : IFollowAll
{
    public Task Handle(IReadOnlyList<EventEnvelope> events, CancellationToken ct)
    {
        db.AddRange(events.Select(one => new JournalRow { EventId = one.Id, Position = one.Sequence, Type = one.Type }));
        return Task.CompletedTask;
    }
}
