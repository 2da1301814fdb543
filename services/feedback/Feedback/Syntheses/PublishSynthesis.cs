using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Issues;
using DanVan.Feedback.Moderation;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Syntheses;

/// <summary>The absorb-and-explain table is made of the issues as they stand, signed and published. What is not answered yet shows in it.</summary>
internal static class PublishSynthesis
{
    /// <param name="Body">The body that issues it, as its head stands on paper.</param>
    /// <param name="Symbol">Number and symbol: <c>12/BTH-UBND</c>.</param>
    /// <param name="Place">The place of issue: <c>Nghệ An</c>.</param>
    /// <param name="SignedOn">The day on the paper; not after today.</param>
    /// <param name="SignerOffice">The office of who signs the paper.</param>
    /// <param name="SignerName">Who signs the paper.</param>
    public sealed record Request(
        [property: Required, StringLength(200, MinimumLength = 3)] string Body,
        [property: Required, StringLength(100, MinimumLength = 1)] string Symbol,
        [property: Required, StringLength(100, MinimumLength = 2)] string Place,
        [property: PlausibleDate] DateOnly SignedOn,
        [property: Required, StringLength(200, MinimumLength = 3)] string SignerOffice,
        [property: Required, StringLength(200, MinimumLength = 2)] string SignerName);

    internal static void Map(RouteGroupBuilder syntheses) => syntheses.MapPost("/", Handle)
        .WithName(nameof(PublishSynthesis)).WithSummary("Publish the next version of the absorb-and-explain table, signed")
        .Needs("feedback.write").Answers<SynthesisView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid consultationId, Request request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, SigningKeys keys, TimeProvider clock,
        CancellationToken ct)
    {
        var consultation = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct);
        if (consultation is null || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        if (caller.IsOutside(units, consultation.UnitId, clock.Today(), out var outside))
            return outside;
        if (consultation.State < ConsultationState.Closed)
            return FeedbackProblems.NotInReview.ToRefusal();
        if (request.SignedOn > clock.Today() || request.SignedOn < consultation.ClosedOn)
            return FeedbackProblems.SynthesisOnWrongDay.ToRefusal();

        var issues = await GetIssues.Views(db, await db.Issues.AsNoTracking()
            .Where(one => one.ConsultationId == consultationId && one.MergedIntoId == null).ToListAsync(ct), ct);
        var provisions = await db.Provisions.AsNoTracking().Where(one => one.DraftVersionId == consultation.DraftVersionId).ToDictionaryAsync(one => one.ProvisionId, ct);
        var said = await db.Arguments.Where(one => one.ConsultationId == consultationId).InPlay().GroupBy(_ => 1)
            .Select(all => new { Opinions = all.Sum(one => one.Opinions), Arguments = all.Count() }).SingleOrDefaultAsync(ct);
        var number = (await db.Syntheses.Where(one => one.ConsultationId == consultationId).MaxAsync(one => (int?)one.Number, ct) ?? 0) + 1;
        var table = SynthesisTable.Of(consultationId, consultation.Title, number,
            new(request.Body.Trim(), request.Symbol.Trim(), request.Place.Trim(), request.SignedOn, request.SignerOffice.Trim(), request.SignerName.Trim()),
            consultation.OpensOn, consultation.ClosesOn, said?.Opinions ?? 0, said?.Arguments ?? 0,
            issues.Select(one => (one, one.ProvisionId is { } id ? provisions.GetValueOrDefault(id) : null)));
        var (synthesis, published) = Synthesis.Publish(consultation, table, await keys.Signer(ct), clock.GetUtcNow());
        db.Add(synthesis);
        log.Append(synthesis, published, Readers.Public(consultation.UnitId));
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultationId}/syntheses/{number}", SynthesisView.Of(synthesis), synthesis.Version), ct,
            (Synthesis.OneOfEachNumber, CommonProblems.Conflict));
    }
}
