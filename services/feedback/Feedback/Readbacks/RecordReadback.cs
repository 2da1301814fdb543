using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Moderation;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Readbacks;

/// <summary>Somebody else than who entered it has read an opinion back to the person, and says what the person said.</summary>
internal static class RecordReadback
{
    /// <param name="CorrectionId">The opinion in the same consultation that says what was meant; only where the outcome is <c>corrected</c>.</param>
    public sealed record Request([property: Required] ReadbackOutcome? Outcome, Guid? CorrectionId = null);

    /// <param name="ReadOn">The day.</param>
    public sealed record Response(Guid Id, long Version, Guid OpinionId, ReadbackOutcome Outcome, Guid? CorrectionId, DateOnly ReadOn);

    internal static void Map(RouteGroupBuilder readbacks) => readbacks.MapPost("/{id:guid}/outcomes", Handle)
        .WithName(nameof(RecordReadback)).WithSummary("Record what came of reading an opinion back")
        .Needs("feedback.write").Answers<Response>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, HoldDesk desk, FeedbackDbContext db, EventLog log, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var (outcome, today) = (request.Outcome!.Value, clock.Today());
        if (await db.Readbacks.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } readback)
            return FeedbackProblems.ReadbackNotFound.ToRefusal();
        if ((await desk.Consultation(readback.ConsultationId, ct)).Refused(out var refusal, out var consultation) || ifMatch.Stale(readback, out refusal))
            return refusal;
        if (request.CorrectionId is { } correction && (outcome != ReadbackOutcome.Corrected
            || !await db.Opinions.AnyAsync(one => one.Id == correction && one.ConsultationId == consultation.Id && one.Id != readback.OpinionId, ct)))
            return FeedbackProblems.CorrectionNotFound.ToRefusal();
        if (readback.Record(outcome, request.CorrectionId, caller.Client, today).Refused(out refusal, out var read))
            return refusal;
        log.Append(readback, read, Readers.Within(consultation.UnitId));
        return await log.Save(Answer.Created($"/v1/consultations/{consultation.Id}/readbacks",
            new Response(id, readback.Version, readback.OpinionId, outcome, readback.CorrectionId, today), readback.Version), ct);
    }
}

internal static class ReadbacksModule
{
    internal static void MapReadbacks(this RouteGroupBuilder v1)
    {
        GetReadbacks.Map(v1.MapGroup("/consultations/{consultationId:guid}").WithTags("opinions"));
        RecordReadback.Map(v1.MapGroup("/readbacks").WithTags("opinions"));
    }

    internal static Task<ReadbackRule> Rule(FeedbackDbContext db, DateOnly day, CancellationToken ct) => db.Set<ReadbackRule>().AsNoTracking()
        .Where(rule => rule.ValidFrom <= day).OrderByDescending(rule => rule.ValidFrom).FirstAsync(ct);
}
