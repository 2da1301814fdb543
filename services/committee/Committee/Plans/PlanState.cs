namespace DanVan.Committee.Plans;

public enum PlanState
{
    Draft,
    Submitted,
    Returned,
    Approved,
}

/// <summary>What can be done with a plan.</summary>
internal enum PlanStep
{
    Write,
    Submit,
    Return,
    Approve,
    Amend,
}

internal static class PlanLife
{
    public static readonly Lifecycle<PlanState, PlanStep> Table = new(
        (PlanState.Draft, PlanStep.Write, PlanState.Draft),
        (PlanState.Draft, PlanStep.Submit, PlanState.Submitted),
        (PlanState.Submitted, PlanStep.Return, PlanState.Returned),
        (PlanState.Submitted, PlanStep.Approve, PlanState.Approved),
        (PlanState.Returned, PlanStep.Write, PlanState.Returned),
        (PlanState.Returned, PlanStep.Submit, PlanState.Submitted),
        // What was approved is changed in the open: with a reason, and approved anew.
        (PlanState.Approved, PlanStep.Amend, PlanState.Submitted));

    /// <summary>Steps of the level above; the others are the unit's own.</summary>
    public static bool IsOfSuperior(this PlanStep step) => step is PlanStep.Return or PlanStep.Approve;
}
