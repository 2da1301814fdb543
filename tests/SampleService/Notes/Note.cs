using DanVan.Notes.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.SampleService.Notes;

internal sealed class Note : Aggregate
{
    public const string OnePerTitle = "one_note_per_title";

    private Note()
    {
    }

    public string Title { get; private set; } = "";

    public Guid? UnitId { get; private init; }

    public static (Note Note, NoteWritten Event) Write(string title, Guid? unitId)
    {
        var note = new Note { Title = title, UnitId = unitId };
        return (note, new(note.Id, title));
    }

    public NoteRetitled Retitle(string title)
    {
        Title = title;
        return new(Id, title);
    }
}
