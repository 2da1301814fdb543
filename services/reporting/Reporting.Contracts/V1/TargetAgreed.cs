namespace DanVan.Reporting.Contracts.V1;

/// <summary>A target was agreed on: what a unit is to reach by when, who answers for it and what was expected on the way.</summary>
/// <param name="Indicator">The code of the indicator.</param>
/// <param name="From">First day counted.</param>
/// <param name="To">Last day counted: by then the value is to be reached.</param>
/// <param name="Owner">The office that answers for it.</param>
/// <param name="Document">The document in which it was agreed.</param>
/// <param name="Baseline">The figure of as many days before; null where nothing was known.</param>
/// <param name="Milestones">What is expected on the way; empty where progress is even.</param>
public sealed record TargetAgreed(
    Guid TargetId, Guid UnitId, string Indicator, DateOnly From, DateOnly To, decimal Value, string Owner, string Document,
    decimal? Baseline, IReadOnlyList<Milestone> Milestones);

/// <summary>What is to be reached by a day on the way.</summary>
public sealed record Milestone(DateOnly Day, decimal Value);
