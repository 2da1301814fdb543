using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Plans;

/// <summary>Begins a unit's plan under an issued programme: one for each unit.</summary>
internal static class BeginPlan
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request([property: Required] Guid? ProgrammeId, [property: Required] Guid? UnitId, DateOnly? On);

    internal static void Map(RouteGroupBuilder plans) => plans.MapPost("/", Handle)
        .WithName(nameof(BeginPlan)).WithSummary("Begin a plan")
        .Needs(CommitteesModule.Write).Answers<PlanResource>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(Request request, CommitteeDbContext db, PlanDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Begin(request.ProgrammeId!.Value, request.UnitId!.Value, on, ct)).Refused(out var refusal, out var programme))
            return refusal;
        var plan = new Plan();
        if (plan.Begin(programme, request.UnitId.Value, on, desk.Today).Refused(out refusal, out var begun))
            return refusal;
        db.Add(plan);
        return await desk.Save(plan, begun, on, ct, 201);
    }
}
