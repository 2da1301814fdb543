using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Plans;

/// <summary>The level above gives more time, with a reason. The first last day is kept, and by it the plan is judged.</summary>
internal static class ExtendPlan
{
    /// <param name="To">The new last day.</param>
    /// <param name="By">Who approves it.</param>
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(
        [property: Required] DateOnly? To,
        [property: Required, StringLength(Plan.LongestReason, MinimumLength = 1)] string Reason,
        [property: Required, StringLength(Plan.LongestName, MinimumLength = 1)] string By,
        DateOnly? On);

    internal static void Map(RouteGroupBuilder plans) => plans.MapPost("/{planId:guid}/extensions", Handle)
        .WithName(nameof(ExtendPlan)).WithSummary("Give more time for a plan")
        .Needs(CommitteesModule.Write).Answers<PlanResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(Guid planId, Request request, IfMatch ifMatch, PlanDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(planId, on, ifMatch, asSuperior: true, ct)).Refused(out var refusal, out var plan))
            return refusal;
        return plan.Extend(request.To!.Value, request.Reason, request.By, on, desk.Today).Refused(out refusal, out var extended)
            ? refusal
            : await desk.Save(plan, extended, on, ct);
    }
}
