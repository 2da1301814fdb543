using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Committees;

/// <summary>Enters a committee with the decision that established it.</summary>
internal static class EstablishCommittee
{
    public sealed record Request(
        [property: Required] Guid? UnitId,
        [property: Required, StringLength(SteeringCommittee.LongestName, MinimumLength = 1)] string Name,
        [property: Required] OrderingDocument Decision,
        DateOnly? From,
        DateOnly? To,
        Guid? ParentId);

    internal static void Map(RouteGroupBuilder committees) => committees.MapPost("/", Handle)
        .WithName(nameof(EstablishCommittee)).WithSummary("Establish a committee")
        .Needs(CommitteesModule.Write).Answers<CommitteeResource>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Request request, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        var units = await source.Current(ct);
        var from = request.From ?? request.Decision.EffectiveOn!.Value;
        if (units.Find(request.UnitId!.Value) is null)
            return CommitteeProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(units, request.UnitId.Value, from, out var outside))
            return outside;
        if (units.Find(request.UnitId.Value, from) is not { } unit)
            return CommitteeProblems.UnitNotInForce.ToRefusal();
        if (request.ParentId is { } parent && !await db.Committees.AnyAsync(committee => committee.Id == parent, ct))
            return CommitteeProblems.NoSuchParent(parent);

        var committee = new SteeringCommittee();
        var decided = committee.Establish(unit, request.Name, request.Decision.ToDocument(), from, request.To, request.ParentId);
        if (decided.Refused(out var refusal, out var established))
            return refusal;
        db.Add(committee);
        log.Append(committee, established, Readers.Public(committee.UnitId));
        return await log.Save(
            Answer.Created($"/v1/committees/{committee.Id}", CommitteeResource.Of(committee, caller), committee.Version), ct,
            (SteeringCommittee.OnePerDecision, CommitteeProblems.CommitteeTaken));
    }
}
