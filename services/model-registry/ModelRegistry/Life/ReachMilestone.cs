using System.ComponentModel.DataAnnotations;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Life;

/// <summary>A milestone of the plan was reached.</summary>
internal static class ReachMilestone
{
    /// <param name="Name">The milestone as the plan names it.</param>
    /// <param name="ReachedOn">The day.</param>
    public sealed record Request(
        [property: Required, StringLength(200)] string Name,
        [property: PlausibleDate] DateOnly ReachedOn);

    internal static void Map(RouteGroupBuilder models) => models.MapPost("/{id:guid}/milestones", Handle)
        .WithName(nameof(ReachMilestone)).WithSummary("Reach a milestone")
        .Needs("models.write").Answers<ModelView>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(Guid id, Request request, IfMatch ifMatch, ModelDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(id, request.ReachedOn, ifMatch, ct)).Refused(out var refusal, out var model))
            return refusal;
        if (model.ReachMilestone(request.Name, request.ReachedOn, desk.Today).Refused(out refusal, out var reached))
            return refusal;
        return await desk.Save(model, reached, request.ReachedOn, ct);
    }
}
