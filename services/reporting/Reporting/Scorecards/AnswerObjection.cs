using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Scorecards;

/// <summary>The level above answers with its reason: upheld, and the score counts what was agreed or bears the note; or refused.</summary>
internal static class AnswerObjection
{
    /// <param name="Numerator">Counted from now on; only where upheld.</param>
    /// <param name="Denominator">Counted from now on; only where upheld.</param>
    public sealed record Request(
        [property: Required] ObjectionOutcome? Outcome,
        [property: Required, StringLength(Objection.LongestWords, MinimumLength = 20)] string Reason,
        [property: Range(0, 1e12)] decimal? Numerator = null,
        [property: Range(0, 1e12)] decimal? Denominator = null);

    internal static void Map(RouteGroupBuilder objections) => objections.MapPost("/{objectionId:guid}/answers", Handle)
        .WithName(nameof(AnswerObjection)).WithSummary("Uphold or refuse an objection of a unit below")
        .Needs(ReportingScopes.Plan).Answers<ObjectionResource>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(
        Guid objectionId, Request request, IfMatch ifMatch, ReportingDbContext db, EventLog log, UnitTreeSource units, Caller caller, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.Objections.FindAsync([objectionId], ct) is not { } objection)
            return ReportingProblems.ObjectionNotFound.ToRefusal();
        var tree = await units.Current(ct);
        var objects = tree.Objects(objection.UnitId, clock.Today());
        if (caller.IsOutside(tree, objects, clock.Today(), out var outside))
            return outside;
        if (tree.Resolve(caller.Unit) == objects)
            return CommonProblems.Forbidden.With(
                "Cấp trên trả lời kiến nghị, không phải chính đơn vị hoặc đơn vị tiếp tục công việc của nó.",
                "The level above answers an objection, not the unit itself, nor who carries on for it.", ("callerUnit", caller.Unit));
        if (ifMatch.Stale(objection, out var stale))
            return stale;
        if (objection.Answer(request.Outcome!.Value, request.Reason, request.Numerator, request.Denominator, clock.GetUtcNow()).Refused(out var refusal, out var answered))
            return refusal;
        // What changes a public score is said in public.
        log.Append(objection, answered, Readers.Public(objection.UnitId));
        return await log.Save(Answer.Ok(ObjectionResource.Of(objection), objection.Version), ct);
    }
}
