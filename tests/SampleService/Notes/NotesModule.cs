using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.SampleService.Notes;

public sealed record WriteNote(
    [property: Required, StringLength(200, MinimumLength = 1)] string Title,
    Guid? UnitId = null,
    bool IsPublic = false,
    DateOnly? On = null,
    NoteColour Colour = NoteColour.Plain,
    IReadOnlyList<Line>? Lines = null);

public sealed record Line([property: Required, StringLength(20)] string Text, [property: Range(1, 9)] int Weight = 1);

public sealed record RetitleNote([property: Required, StringLength(200)] string Title);

public sealed record NoteView(Guid Id, long Version, string Title);

public enum NoteColour
{
    Plain,
    DeepRed,
}

/// <summary>Endpoints as a service would write them.</summary>
internal static class NotesModule
{
    private static readonly Problem TitleTaken = new(409, "title-taken", "Tên đã có", "The title is taken");

    private sealed record After(string Title, Guid Id);

    internal static void MapNotes(this RouteGroupBuilder v1)
    {
        var notes = v1.MapGroup("/notes").WithTags("notes");
        notes.MapPost("/", Write).Needs("notes.write").Answers<NoteView>(201);
        TakeFile.Map(notes);
        notes.MapPut("/{id:guid}", Retitle).Needs("notes.write").Answers<NoteView>();
        notes.MapGet("/", List).AllowAnonymous().Answers<Page<NoteView>>();
        notes.MapGet("/{id:guid}", Get).AllowAnonymous().Answers<NoteView>();
    }

    private static async Task<IResult> Write(WriteNote request, SampleDbContext db, EventLog log, CancellationToken ct)
    {
        var (note, written) = Note.Write(request.Title, request.UnitId);
        db.Add(note);
        log.Append(note, written, request.IsPublic || request.UnitId is null ? Readers.Public(request.UnitId) : Readers.Within(request.UnitId.Value), request.On);
        return await log.Save(Answer.Created($"/v1/notes/{note.Id}", View(note), note.Version), ct, (Note.OnePerTitle, TitleTaken));
    }

    private static async Task<IResult> Retitle(Guid id, RetitleNote request, IfMatch ifMatch, SampleDbContext db, EventLog log, CancellationToken ct)
    {
        if (await db.FindAsync<Note>([id], ct) is not { } note)
            return CommonProblems.NotFound.ToRefusal();
        if (ifMatch.Stale(note, out var stale))
            return stale;
        log.Append(note, note.Retitle(request.Title), Readers.Public(note.UnitId));
        return await log.Save(Answer.Ok(View(note), note.Version), ct, (Note.OnePerTitle, TitleTaken));
    }

    private static async Task<IResult> List([AsParameters] Paging paging, SampleDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var notes = await db.Set<Note>().AsNoTracking()
            .Where(note => after == null || EF.Functions.GreaterThan(ValueTuple.Create(note.Title, note.Id), ValueTuple.Create(after.Title, after.Id)))
            .OrderBy(note => note.Title).ThenBy(note => note.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. notes.Select(View)], note => new After(note.Title, note.Id)));
    }

    private static async Task<IResult> Get(Guid id, SampleDbContext db, CancellationToken ct) =>
        await db.Set<Note>().AsNoTracking().SingleOrDefaultAsync(note => note.Id == id, ct) is { } note
            ? Answer.Ok(View(note), note.Version)
            : CommonProblems.NotFound.ToRefusal();

    private static NoteView View(Note note) => new(note.Id, note.Version, note.Title);
}
