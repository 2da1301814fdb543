namespace DanVan.Notes.Contracts.V1
{
    /// <summary>A note was written.</summary>
    public sealed record NoteWritten(Guid NoteId, string Title);

    /// <summary>A note was given another title.</summary>
    public sealed record NoteRetitled(Guid NoteId, string Title);
}

namespace DanVan.Sightings.Contracts.V1
{
    /// <summary>A reader has seen a note.</summary>
    public sealed record NoteSeen(Guid NoteId);
}
