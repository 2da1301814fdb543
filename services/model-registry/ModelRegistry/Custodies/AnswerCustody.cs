using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Custodies;

/// <summary>A successor takes over a model, or says why not; the body above may take in what nobody wants.</summary>
internal static class AnswerCustody
{
    /// <param name="Accepts">The caller's unit takes the model over.</param>
    /// <param name="Reason">Needed of a refusal.</param>
    public sealed record Request(bool Accepts, [property: StringLength(1000, MinimumLength = 10)] string? Reason = null);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        var custodies = v1.MapGroup("/custodies").WithTags("custody");
        custodies.MapPost("/{id:guid}/answers", Handle).WithName(nameof(AnswerCustody)).WithSummary("Take over a model whose unit ended, or decline")
            .Needs("models.write").Answers<CustodyView>().Refuses(404, 409, 412, 422, 428);
        custodies.MapGet("/orphans", Orphans).WithName("GetOrphans").WithSummary("Models whose unit ended and that nobody has taken over")
            .Needs("models.read").Answers<Page<CustodyView>>();
    }

    private static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Custodies.FindAsync([id], ct) is not { } custody || units.Resolve(caller.Unit) is not { } own)
            return RegistryProblems.CustodyNotFound.ToRefusal();
        // A successor itself, or who stands above every place that has something to say.
        var entitled = custody.OfferedTo.Contains(own) || units.Covers(own, custody.FromUnitId, clock.Today());
        if (!entitled)
            return RegistryProblems.CustodyNotFound.ToRefusal();
        if (ifMatch.Stale(custody, out var stale))
            return stale;
        if (custody.Answer(own, request.Accepts, request.Reason).Refused(out var refusal, out var answered))
            return refusal;
        log.Append(custody, answered, Readers.Within(own));
        return await log.Save(Answer.Ok(CustodyView.Of(custody), custody.Version), ct);
    }

    private static async Task<IResult> Orphans([AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var own = units.Resolve(caller.Unit) ?? Guid.Empty;
        var mine = own == Guid.Empty ? [] : units.Reach(own).Select(one => one.UnitId).Distinct().ToArray();
        var found = await db.Custodies.AsNoTracking()
            .Where(one => one.State != CustodyState.Accepted && (mine.Contains(one.FromUnitId) || one.OfferedTo.Contains(own))
                && (after == null || one.Id > after.Id))
            .OrderBy(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(CustodyView.Of)], one => new After(one.Id)));
    }
}
