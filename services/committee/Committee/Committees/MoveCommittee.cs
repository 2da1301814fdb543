using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Committees;

/// <summary>Puts a committee below another one from a day on; who directed it before stays readable for every earlier day.</summary>
internal static class MoveCommittee
{
    /// <param name="On">First day below the new parent; the day on which the decision takes effect when absent.</param>
    /// <param name="ParentId">The committee that directs it from then on; absent when none does.</param>
    public sealed record Request([property: Required] OrderingDocument Decision, DateOnly? On, Guid? ParentId);

    internal static void Map(RouteGroupBuilder committees) => committees.MapPost("/{committeeId:guid}/moves", Handle)
        .WithName(nameof(MoveCommittee)).WithSummary("Put a committee below another one")
        .Needs(CommitteesModule.Write).Answers<CommitteeResource>().Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid committeeId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.Committees.SingleOrDefaultAsync(one => one.Id == committeeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        var on = request.On ?? request.Decision.EffectiveOn!.Value;
        if (caller.IsOutside(await source.Current(ct), committee.UnitId, on, out var outside))
            return outside;
        if (ifMatch.Stale(committee, out var stale))
            return stale;
        if (request.ParentId is { } parent && !await db.Committees.AnyAsync(one => one.Id == parent, ct))
            return CommitteeProblems.NoSuchParent(parent);
        if (committee.Move(request.Decision.ToDocument(), on, request.ParentId, clock.Today()).Refused(out var refusal, out var moved))
            return refusal;
        log.Append(committee, moved, Readers.Public(committee.UnitId));
        return await log.Save(
            Answer.Ok(CommitteeResource.Of(committee, caller), committee.Version), ct, (SteeringCommittee.NoCircle, CommitteeProblems.CommitteeCircle));
    }
}
