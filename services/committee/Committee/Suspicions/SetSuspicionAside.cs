using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Inspections;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Suspicions;

/// <summary>Whoever plans inspections above the unit says why nobody need look.</summary>
internal static class SetSuspicionAside
{
    public sealed record Request([property: Required, StringLength(Suspicion.LongestReason, MinimumLength = 10)] string Reason);

    internal static void Map(RouteGroupBuilder suspicions) => suspicions.MapPost("/{suspicionId:guid}/set-asides", Handle)
        .WithName(nameof(SetSuspicionAside)).WithSummary("Set a suspicion aside, with the reason")
        .Needs(CommitteesModule.Write).Answers<SuspicionResource>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(
        Guid suspicionId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, InspectionDesk desk, Caller caller, CancellationToken ct)
    {
        var units = await desk.Units(ct);
        if (await db.Suspicions.SingleOrDefaultAsync(one => one.Id == suspicionId, ct) is not { } suspicion
            || caller.IsOutside(units, suspicion.UnitId, suspicion.To, out _) || units.Resolve(caller.Unit) is not { } by)
            return SuspicionProblems.NotFound.ToRefusal();
        if (ifMatch.Stale(suspicion, out var stale))
            return stale;
        if (suspicion.SetAside(by, request.Reason, desk.Today).Refused(out var refusal, out var aside))
            return refusal;
        log.Append(suspicion, aside, suspicion.Readers);
        return await log.Save(Answer.Ok(SuspicionResource.Of(suspicion, caller, units), suspicion.Version), ct);
    }
}

/// <summary>The list of what looks too good to be true, and what became of it.</summary>
internal static class SuspicionsModule
{
    internal static void MapSuspicions(this RouteGroupBuilder v1)
    {
        var suspicions = v1.MapGroup("/suspicions").WithTags("inspections");
        GetSuspicions.Map(suspicions);
        SetSuspicionAside.Map(suspicions);
    }
}
