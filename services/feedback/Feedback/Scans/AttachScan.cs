using DanVan.Committee.Units;
using DanVan.Feedback.Sealing;
using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Scans;

/// <summary>Whoever entered an opinion on behalf of somebody attaches the paper: PDF, JPEG or PNG up to 10 MB, as the body of the request.</summary>
internal static class AttachScan
{
    /// <param name="Sha256">SHA-256 of the file, hex: compare it with the paper's own.</param>
    /// <param name="Language">In which language a recording was spoken; absent for a paper.</param>
    public sealed record Response(Guid Id, int Number, string ContentType, int Bytes, string Sha256, string? Language);

    internal static void Map(RouteGroupBuilder v1) => v1.MapPost("/consultations/{consultationId:guid}/opinions/{opinionId:guid}/scans", Handle)
        .WithName(nameof(AttachScan)).WithTags("opinions").WithSummary("Attach the scan of the paper behind an opinion")
        .WithMetadata(new RequestSizeLimitAttribute(Scan.MostBytes))
        .Needs("feedback.write").Accepts<IFormFile>("application/pdf", "image/jpeg", "image/png").Answers<Response>(201).Refuses(404, 409, 413, 415, 422);

    internal static Task<IResult> Handle(
        Guid consultationId, Guid opinionId, HttpRequest request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, Seal seal,
        TimeProvider clock, CancellationToken ct) => Attach(consultationId, opinionId, null, request, db, log, units, caller, seal, clock, ct);

    /// <param name="language">For a recording; null for a paper.</param>
    internal static async Task<IResult> Attach(
        Guid consultationId, Guid opinionId, string? language, HttpRequest request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, Seal seal,
        TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (await db.Opinions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == opinionId && one.ConsultationId == consultationId, ct) is not { } opinion
            || caller.IsOutside(units, opinion.UnitId, VietnamTime.Day(opinion.ReceivedAt), out _))
            return FeedbackProblems.OpinionNotFound.ToRefusal();
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, ct);
        var number = await db.Set<Scan>().CountAsync(one => one.OpinionId == opinionId, ct) + 1;
        if (Scan.Attach(opinion, number, file.ToArray(), request.ContentType, language, seal, today, out var scan).Refused(out var refusal, out var attached))
            return refusal;
        db.Add(scan);
        log.Append(scan, attached, Readers.Within(opinion.UnitId));
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultationId}/opinions", new Response(scan.Id, number, scan.ContentType, scan.Bytes, scan.Sha256, language)), ct,
            (Scan.OneOfEachNumber, CommonProblems.Conflict));
    }
}
