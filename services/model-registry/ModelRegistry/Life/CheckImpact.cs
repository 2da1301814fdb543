using DanVan.ModelRegistry.Lineage;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Life;

/// <summary>
/// The impact on the place is checked: first by the owner's committee, then by one that acts for another unit. Only the second makes a model
/// fit for the province.
/// </summary>
internal static class CheckImpact
{
    internal static void Map(RouteGroupBuilder models) => models.MapPost("/{id:guid}/impact-checks", Handle)
        .WithName(nameof(CheckImpact)).WithSummary("Check the impact of a model")
        .Needs("models.assess").Answers<ModelView>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(
        Guid id, StepRequest request, IfMatch ifMatch, ModelDesk desk, RegistryDbContext db, EventLog log, CancellationToken ct)
    {
        if ((await desk.Open(id, request.On, ifMatch, ct)).Refused(out var refusal, out var model))
            return refusal;
        if (model.CheckImpact(request.Paper(desk), desk.CallerUnit).Refused(out refusal, out var done))
            return refusal;
        // A checked replica proves its parents: their tier may rise with it.
        var parents = await db.Models.Include(one => one.Results).AsSplitQuery()
            .Where(one => db.Replications.Any(edge => edge.ReplicaId == id && edge.ParentId == one.Id && edge.State == ReplicationState.Confirmed))
            .ToListAsync(ct);
        foreach (var parent in parents)
            log.Credit(parent, model, request.On);
        return await desk.Save(model, done, request.On, ct);
    }
}
