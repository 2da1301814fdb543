using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Plans;

/// <summary>Submits a plan that answers every content, and measures how much of it others wrote.</summary>
internal static class SubmitPlan
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(DateOnly? On);

    internal static void Map(RouteGroupBuilder plans) => plans.MapPost("/{planId:guid}/submissions", Handle)
        .WithName(nameof(SubmitPlan)).WithSummary("Submit a plan")
        .Needs(CommitteesModule.Write).Answers<PlanResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(Guid planId, Request request, IfMatch ifMatch, PlanDesk desk, OverlapFinder finder, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(planId, on, ifMatch, asSuperior: false, ct)).Refused(out var refusal, out var plan))
            return refusal;
        var overlap = await finder.Measure(plan, desk.Programme, plan.Text, on, ct);
        return plan.Submit(desk.Programme, overlap, on, desk.Today).Refused(out refusal, out var submitted)
            ? refusal
            : await desk.Save(plan, submitted, on, ct);
    }
}
