using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Lineage;

/// <summary>Lineage is checked, not claimed: the parent confirms or denies, a body above both settles a dispute.</summary>
internal static class AnswerReplication
{
    /// <param name="Confirmed">The parent knows of the replica.</param>
    /// <param name="Reason">Needed of a denial.</param>
    public sealed record Answering(bool Confirmed, [property: StringLength(1000, MinimumLength = 10)] string? Reason = null);

    /// <param name="Stands">The replica was made after this parent. More than one origin may stand.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Resolving(bool Stands, [property: Required, StringLength(1000, MinimumLength = 10)] string Reason);

    internal static void Map(RouteGroupBuilder replications)
    {
        replications.MapPost("/{id:guid}/answers", Answer).WithName(nameof(AnswerReplication)).WithSummary("The parent confirms or denies a replica")
            .Needs("models.write").Answers<ReplicationView>().Refuses(404, 409, 412, 422, 428);
        replications.MapPost("/{id:guid}/resolutions", Resolve).WithName("ResolveReplication").WithSummary("Settle a disputed origin")
            .Needs("models.assess").Answers<ReplicationView>().Refuses(404, 409, 412, 428);
    }

    private static async Task<IResult> Answer(
        Guid id, Answering request, IfMatch ifMatch, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (!request.Confirmed && request.Reason is null)
            return RegistryProblems.ChangeUnexplained.ToRefusal();
        return await Settle(id, ifMatch, edge => edge.Answer(request.Confirmed, request.Reason), false, db, log, units, caller, clock, ct);
    }

    private static Task<IResult> Resolve(
        Guid id, Resolving request, IfMatch ifMatch, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct) =>
        Settle(id, ifMatch, edge => edge.Resolve(request.Stands, request.Reason), true, db, log, units, caller, clock, ct);

    private static async Task<IResult> Settle(
        Guid id, IfMatch ifMatch, Func<Replication, Decision<Contracts.V1.ReplicationAnswered>> decide, bool aboveBoth, RegistryDbContext db, EventLog log,
        UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Replications.FindAsync([id], ct) is not { } edge)
            return RegistryProblems.ReplicationNotFound.ToRefusal();
        var models = await db.Models.Include(model => model.Results).AsSplitQuery().Where(model => model.Id == edge.ReplicaId || model.Id == edge.ParentId).ToListAsync(ct);
        var (replica, parent) = (models.Single(model => model.Id == edge.ReplicaId), models.Single(model => model.Id == edge.ParentId));
        if (caller.IsOutside(units, parent.UnitId, clock.Today(), out var outside)
            || aboveBoth && caller.IsOutside(units, replica.UnitId, clock.Today(), out outside))
            return outside;
        if (ifMatch.Stale(edge, out var stale))
            return stale;
        if (decide(edge).Refused(out var refusal, out var answered))
            return refusal;
        log.Append(edge, answered, replica.IsPublic && parent.IsPublic ? Readers.Public(parent.UnitId) : Readers.Within(parent.UnitId));
        if (edge.State == ReplicationState.Confirmed)
            log.Credit(parent, replica, edge.ReplicatedOn);
        return await log.Save(ServiceDefaults.Answer.Ok(ReplicationView.Of(edge), edge.Version), ct);
    }
}

internal static class Credits
{
    /// <summary>A confirmed replica makes its parent replicated; a checked one in another place proves that the effect can be reproduced.</summary>
    internal static void Credit(this EventLog log, Model parent, Model replica, DateOnly on)
    {
        var readers = parent.IsPublic ? Readers.Public(parent.UnitId) : Readers.Within(parent.UnitId);
        if (parent.ReplicateTo(replica, on) is { } replicated)
            log.Append(parent, replicated, readers);
        if (parent.ReproduceIn(replica) is { } reproduced)
            log.Append(parent, reproduced, readers);
    }
}
