using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Plans;

/// <param name="FirstDueOn">The last day as the programme set it.</param>
/// <param name="DueOn">The last day with all extensions.</param>
/// <param name="OnTime">By the first last day; absent while nothing was submitted.</param>
/// <param name="OnTimeAfterExtension">By the extended last day.</param>
/// <param name="IdenticalShare">At the last submission: the share of its words that stand in the same order in the text it is most like.</param>
/// <param name="Flagged">That share was above the limit of the level.</param>
/// <param name="ChangedAfterPeriod">Amended when its year had ended.</param>
/// <param name="Transitions">What this caller may do with it now.</param>
public sealed record PlanResource(
    Guid Id, Guid ProgrammeId, Guid UnitId, int Year, string State, PlanText Text, DateOnly BegunOn, DateOnly FirstDueOn, DateOnly DueOn,
    DateOnly? SubmittedOn, bool? OnTime, bool? OnTimeAfterExtension, DateOnly? ApprovedOn, decimal? IdenticalShare, bool Flagged,
    bool ChangedAfterPeriod, IReadOnlyList<ReturnedWith> Returns, IReadOnlyList<Amendment> Amendments, IReadOnlyList<Extension> Extensions,
    long Version, IReadOnlyList<string>? Transitions)
{
    internal static PlanResource Of(Plan plan, IReadOnlyList<string>? transitions) => new(
        plan.Id, plan.ProgrammeId, plan.UnitId, plan.Year, Kebab.Of(plan.State), plan.Text, plan.BegunOn, plan.FirstDueOn, plan.DueOn,
        plan.FirstSubmittedOn, By(plan, plan.FirstDueOn), By(plan, plan.DueOn), plan.ApprovedOn,
        plan.IdenticalShare, plan.Flagged, plan.ChangedAfterPeriod, plan.Returns, plan.Amendments, plan.Extensions, plan.Version, transitions);

    private static bool? By(Plan plan, DateOnly due) => plan.FirstSubmittedOn is { } submitted ? submitted <= due : null;
}
