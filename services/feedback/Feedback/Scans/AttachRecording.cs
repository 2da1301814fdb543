using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Feedback.Sealing;
using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace DanVan.Feedback.Scans;

/// <summary>
/// The voice behind an opinion, in whatever language it was spoken: the opinion's words are its transcript, and both are kept. MP3, Ogg, WAV,
/// M4A, WebM or AMR up to 10 MB, as the body of the request.
/// </summary>
internal static class AttachRecording
{
    /// <param name="Language">The language that is spoken, as BCP 47 names it: <c>hmn</c>, <c>kjg</c>, <c>vi</c>.</param>
    public sealed record Query([property: Required, StringLength(Scan.LongestLanguage), RegularExpression(Scan.LanguagePattern)] string Language);

    internal static void Map(RouteGroupBuilder v1) => v1.MapPost("/consultations/{consultationId:guid}/opinions/{opinionId:guid}/recordings", Handle)
        .WithName(nameof(AttachRecording)).WithTags("opinions").WithSummary("Attach the recording whose transcript an opinion is")
        .WithMetadata(new RequestSizeLimitAttribute(Scan.MostBytes))
        .Needs("feedback.write").Accepts<IFormFile>(FileKind.Mp3, FileKind.Ogg, FileKind.Wav, FileKind.M4a, FileKind.Webm, FileKind.Amr)
        .Answers<AttachScan.Response>(201).Refuses(404, 409, 413, 415, 422);

    internal static Task<IResult> Handle(
        Guid consultationId, Guid opinionId, [AsParameters] Query query, HttpRequest request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller,
        Seal seal, TimeProvider clock, CancellationToken ct) =>
        AttachScan.Attach(consultationId, opinionId, query.Language, request, db, log, units, caller, seal, clock, ct);
}
