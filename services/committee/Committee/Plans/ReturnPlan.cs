using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Plans;

/// <summary>The level above returns a plan with comments.</summary>
internal static class ReturnPlan
{
    /// <param name="By">Who signs the comments.</param>
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(
        [property: Required, StringLength(Plan.LongestName, MinimumLength = 1)] string By,
        [property: Required, MinLength(1), MaxLength(100)] IReadOnlyList<NewComment> Comments,
        DateOnly? On);

    /// <param name="Content">The content it is about; absent for the whole.</param>
    public sealed record NewComment(int? Content, [property: Required, StringLength(Plan.LongestReason, MinimumLength = 1)] string Text);

    internal static void Map(RouteGroupBuilder plans) => plans.MapPost("/{planId:guid}/returns", Handle)
        .WithName(nameof(ReturnPlan)).WithSummary("Return a plan with comments")
        .Needs(CommitteesModule.Write).Answers<PlanResource>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(Guid planId, Request request, IfMatch ifMatch, PlanDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(planId, on, ifMatch, asSuperior: true, ct)).Refused(out var refusal, out var plan))
            return refusal;
        var comments = request.Comments.Select(comment => new PlanComment(comment.Content, comment.Text)).ToList();
        return plan.Return(request.By, comments, on, desk.Today).Refused(out refusal, out var returned) ? refusal : await desk.Save(plan, returned, on, ct);
    }
}
