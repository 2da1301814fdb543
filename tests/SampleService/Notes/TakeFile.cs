using System.Globalization;
using System.Security.Cryptography;
using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace DanVan.SampleService.Notes;

/// <summary>Endpoints that take a file, each as services have them: one reads it as it comes, the other has it in memory. The note says what came.</summary>
internal static class TakeFile
{
    public const int Most = 3 << 20, MostHeld = 2 << 20;

    internal static void Map(RouteGroupBuilder notes)
    {
        notes.MapPost("/files", Handle).Needs("notes.write").StreamsBody(Most).Accepts<IFormFile>("text/plain").Answers<NoteView>(201).Refuses(409, 413, 415);
        notes.MapPost("/papers", Handle).Needs("notes.write").WithMetadata(new RequestSizeLimitAttribute(MostHeld)).Accepts<IFormFile>("text/plain")
            .Answers<NoteView>(201).Refuses(409, 413, 415);
    }

    private static async Task<IResult> Handle(string? name, HttpRequest request, SampleDbContext db, EventLog log, CancellationToken ct)
    {
        if (name is null)
            return CommonProblems.Invalid.ToRefusal();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(request.Body, ct));
        var (note, written) = Note.Write(string.Create(CultureInfo.InvariantCulture, $"{name} {hash} {request.ContentType}"), null);
        db.Add(note);
        log.Append(note, written, Readers.Public());
        return await log.Save(Answer.Created($"/v1/notes/{note.Id}", new NoteView(note.Id, note.Version, note.Title), note.Version), ct);
    }
}
