using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Plans;

/// <summary>What was promised when the plan was approved first, against what it says now.</summary>
internal static class ComparePlan
{
    /// <param name="Then">At the first approval.</param>
    /// <param name="Now">Absent while a returned plan is rewritten without it.</param>
    public sealed record AnswerChange(int Content, PlanAnswer Then, PlanAnswer? Now, bool Changed);

    /// <param name="ApprovedOn">The day of the baseline.</param>
    /// <param name="ChangedAfterPeriod">Amended when the year of the plan had ended.</param>
    public sealed record Comparison(
        Guid PlanId, DateOnly ApprovedOn, bool ChangedAfterPeriod, string LocalCharacteristicsThen, string LocalCharacteristicsNow,
        IReadOnlyList<AnswerChange> Answers, IReadOnlyList<Amendment> Amendments);

    internal static void Map(RouteGroupBuilder plans) => plans.MapGet("/{planId:guid}/baseline", Handle)
        .WithName(nameof(ComparePlan)).WithSummary("Compare a plan with its baseline")
        .Needs(CommitteesModule.Read).Answers<Comparison>().Refuses(404, 409);

    internal static async Task<IResult> Handle(Guid planId, CommitteeDbContext db, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        if (await GetPlans.Visible(db, await source.Current(ct), caller).SingleOrDefaultAsync(one => one.Id == planId, ct) is not { } plan)
            return CommitteeProblems.PlanNotFound.ToRefusal();
        if (plan.Baseline is not { } then)
            return CommitteeProblems.PlanElsewhere.With("Kế hoạch chưa từng được duyệt.", "The plan has never been approved.");
        var answers = then.Answers.Select(was =>
        {
            var now = plan.Text.Answers.FirstOrDefault(answer => answer.Content == was.Content);
            return new AnswerChange(was.Content, was, now, was != now);
        });
        return TypedResults.Ok(new Comparison(
            plan.Id, plan.ApprovedOn!.Value, plan.ChangedAfterPeriod, then.LocalCharacteristics, plan.Text.LocalCharacteristics, [.. answers], plan.Amendments));
    }
}
