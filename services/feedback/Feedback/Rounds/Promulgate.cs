using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Feedback.Drafts;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Rounds;

/// <summary>The document has been issued: what people said can be followed to the wording in force, and a year later they are asked again.</summary>
internal static class Promulgate
{
    public const int LongestSymbol = 100;
    public const int LongestIssuer = 200;

    /// <param name="Symbol">Number and symbol as in the document.</param>
    /// <param name="DraftVersion">The number of the version that was issued.</param>
    public sealed record Request(
        [property: Required, StringLength(LongestSymbol, MinimumLength = 1)] string Symbol,
        [property: Required, StringLength(LongestIssuer, MinimumLength = 3)] string Issuer,
        [property: PlausibleDate] DateOnly PromulgatedOn,
        [property: Range(1, int.MaxValue)] int DraftVersion,
        [property: WebAddress] Uri? Url = null);

    /// <param name="LookBackFrom">The first day on which the look-back round may open.</param>
    public sealed record Response(Guid DossierId, string Symbol, string Issuer, DateOnly PromulgatedOn, string? Url, Guid DraftVersionId, DateOnly? LookBackFrom);

    internal static void Map(RouteGroupBuilder consultations) => consultations.MapPost("/{consultationId:guid}/promulgations", Handle)
        .WithName(nameof(Promulgate)).WithSummary("Record the document that a dossier ended in")
        .Needs("feedback.write").Answers<Response>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid consultationId, Request request, IfMatch ifMatch, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock,
        CancellationToken ct)
    {
        if ((await db.DraftVersionFor(consultationId, request.DraftVersion, caller, units, ct)).Refused(out var missing, out var version))
            return missing;
        var consultation = await db.Consultations.SingleAsync(one => one.Id == consultationId, ct);
        if (caller.IsOutside(units, consultation.UnitId, clock.Today(), out var outside))
            return outside;
        if (ifMatch.Stale(consultation, out var stale))
            return stale;
        if (Promulgation.Of(consultation, request, version, clock.Today(), out var promulgation).Refused(out var refusal, out var promulgated))
            return refusal;

        db.Add(promulgation);
        log.Append(consultation, promulgated, Readers.Public(consultation.UnitId), on: request.PromulgatedOn);
        var rule = await db.RoundRules.InForce(Round.LookBack, consultation.DocumentType, request.PromulgatedOn, ct);
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultationId}", new Response(
                promulgation.DossierId, promulgation.Symbol, promulgation.Issuer, promulgation.PromulgatedOn, promulgation.Url, version.Id,
                rule?.MonthsAfterPromulgation is { } months ? promulgation.PromulgatedOn.AddMonths(months) : null), consultation.Version), ct,
            (Promulgation.OnePerDossier, FeedbackProblems.AlreadyPromulgated));
    }
}
