using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Lineage;

/// <summary>Who works after another model says so: what was kept, what was changed and why, who advised, since when.</summary>
internal static class ClaimReplication
{
    /// <param name="ReplicaId">The model of the caller.</param>
    /// <param name="ParentId">The model after which it was made.</param>
    /// <param name="ReplicatedOn">Since when.</param>
    /// <param name="Adaptations">What was kept and changed, criterion by criterion.</param>
    /// <param name="AdvisedBy">The body that advised.</param>
    public sealed record Request(
        Guid ReplicaId,
        Guid ParentId,
        [property: PlausibleDate] DateOnly ReplicatedOn,
        [property: Required, MinLength(1), MaxLength(60)] IReadOnlyList<Adaptation> Adaptations,
        [property: StringLength(200, MinimumLength = 3)] string? AdvisedBy = null);

    internal static void Map(RouteGroupBuilder replications) => replications.MapPost("/", Handle)
        .WithName(nameof(ClaimReplication)).WithSummary("Say that a model works after another")
        .Needs("models.write").Answers<ReplicationView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Request request, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var both = await db.Models.AsNoTracking().Where(model => model.Id == request.ReplicaId || model.Id == request.ParentId).ToListAsync(ct);
        var (replica, parent) = (both.Find(one => one.Id == request.ReplicaId), both.Find(one => one.Id == request.ParentId));
        if (replica is null || parent is null || !parent.IsPublic && caller.IsOutside(units, parent.UnitId, parent.RegisteredOn, out _))
            return RegistryProblems.ModelNotFound.ToRefusal();
        if (caller.IsOutside(units, replica.UnitId, request.ReplicatedOn, out var outside))
            return replica.IsPublic ? outside : RegistryProblems.ModelNotFound.ToRefusal();
        if (request.ReplicatedOn > clock.Today())
            return RegistryProblems.NotOnThatDay.ToRefusal();

        var others = await db.Replications.Where(edge => edge.ReplicaId == replica.Id && edge.State != ReplicationState.Rejected).ToListAsync(ct);
        if (Replication.Claim(replica, parent, request.ReplicatedOn, request.Adaptations, request.AdvisedBy, others).Refused(out var refusal, out var claimed))
            return refusal;
        foreach (var other in others.Where(edge => edge.State != ReplicationState.Disputed && edge.ParentId != parent.Id))
            log.Append(other, other.Dispute("Có mô hình gốc khác cũng được nêu."), Readers.Public(replica.UnitId));
        db.Add(claimed.Claim);
        log.Append(claimed.Claim, claimed.Event, replica.IsPublic && parent.IsPublic ? Readers.Public(replica.UnitId) : Readers.Within(replica.UnitId));
        return await log.Save(
            Answer.Created($"/v1/replications/{claimed.Claim.Id}", ReplicationView.Of(claimed.Claim), claimed.Claim.Version), ct,
            (Replication.NoCycle, RegistryProblems.LineageCycle), (Replication.OnceFromEach, RegistryProblems.ReplicationTaken));
    }
}
