using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Plans;

/// <summary>Changes an approved plan, with a reason; it waits for approval anew and is compared with its baseline.</summary>
internal static class AmendPlan
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(
        string LocalCharacteristics, IReadOnlyList<NewAnswer> Answers,
        [property: Required, StringLength(Plan.LongestReason, MinimumLength = 1)] string Reason, DateOnly? On = null) : NewPlanText(LocalCharacteristics, Answers);

    internal static void Map(RouteGroupBuilder plans) => plans.MapPost("/{planId:guid}/amendments", Handle)
        .WithName(nameof(AmendPlan)).WithSummary("Amend an approved plan")
        .Needs(CommitteesModule.Write).Answers<PlanResource>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(Guid planId, Request request, IfMatch ifMatch, PlanDesk desk, OverlapFinder finder, CancellationToken ct)
    {
        var (on, text) = (request.On ?? desk.Today, request.ToText());
        if ((await desk.Open(planId, on, ifMatch, asSuperior: false, ct)).Refused(out var refusal, out var plan))
            return refusal;
        var overlap = await finder.Measure(plan, desk.Programme, text, on, ct);
        return plan.Amend(desk.Programme, text, request.Reason, overlap, on, desk.Today).Refused(out refusal, out var amended)
            ? refusal
            : await desk.Save(plan, amended, on, ct);
    }
}
