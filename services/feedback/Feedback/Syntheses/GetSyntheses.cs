using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Syntheses;

/// <summary>A published version of the table.</summary>
/// <param name="Sha256">SHA-256 of its content (<c>format=json</c>, byte by byte), hex.</param>
/// <param name="KeyId">The key of <c>/v1/receipt-keys</c> that signed it.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over the content: r and s, 64 bytes, base64url.</param>
public sealed record SynthesisView(Guid Id, Guid ConsultationId, int Number, DateTimeOffset PublishedAt, string Sha256, string KeyId, string Signature)
{
    internal static SynthesisView Of(Synthesis one) => new(one.Id, one.ConsultationId, one.Number, one.PublishedAt, one.Sha256, one.KeyId, one.Signature);
}

/// <summary>The published versions of a consultation's table, oldest first.</summary>
internal static class GetSyntheses
{
    private sealed record After(int Number);

    internal static void Map(RouteGroupBuilder syntheses) => syntheses.MapGet("/", Handle)
        .WithName(nameof(GetSyntheses)).WithSummary("Versions of the absorb-and-explain table, oldest first")
        .AllowAnonymous().Answers<Page<SynthesisView>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid consultationId, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var consultation = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct);
        if (consultation is null || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        var found = await db.Syntheses.AsNoTracking().Where(one => one.ConsultationId == consultationId && (after == null || one.Number > after.Number))
            .OrderBy(one => one.Number).Take(paging.Size + 1)
            .Select(one => new SynthesisView(one.Id, one.ConsultationId, one.Number, one.PublishedAt, one.Sha256, one.KeyId, one.Signature)).ToListAsync(ct);
        return TypedResults.Ok(paging.Of(found, one => new After(one.Number)));
    }
}
