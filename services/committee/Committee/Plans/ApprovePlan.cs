using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Plans;

/// <summary>The level above approves a plan; what is approved first is its baseline.</summary>
internal static class ApprovePlan
{
    /// <param name="By">Who signs the approval.</param>
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request([property: Required, StringLength(Plan.LongestName, MinimumLength = 1)] string By, DateOnly? On);

    internal static void Map(RouteGroupBuilder plans) => plans.MapPost("/{planId:guid}/approvals", Handle)
        .WithName(nameof(ApprovePlan)).WithSummary("Approve a plan")
        .Needs(CommitteesModule.Write).Answers<PlanResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(Guid planId, Request request, IfMatch ifMatch, PlanDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(planId, on, ifMatch, asSuperior: true, ct)).Refused(out var refusal, out var plan))
            return refusal;
        return plan.Approve(request.By, on, desk.Today).Refused(out refusal, out var approved) ? refusal : await desk.Save(plan, approved, on, ct);
    }
}
