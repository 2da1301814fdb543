namespace DanVan.ModelRegistry.Contracts.V1;

/// <summary>The model works according to a signed plan.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="StartedOn">First day of work.</param>
/// <param name="LeadingBody">Who answers for it.</param>
/// <param name="CoordinatingBodies">Who helps.</param>
/// <param name="FocusId">The focus content of the unit and year that it serves; null where it stands beside it or none was chosen.</param>
public sealed record ModelStarted(
    Guid ModelId, Guid UnitId, DateOnly StartedOn, string LeadingBody, IReadOnlyList<string> CoordinatingBodies, Guid? FocusId = null);

/// <summary>A milestone of the plan was reached.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="Milestone">Its name in the plan.</param>
/// <param name="DueOn">The day planned.</param>
/// <param name="ReachedOn">The day on which it was reached.</param>
public sealed record ModelMilestoneReached(Guid ModelId, Guid UnitId, string Milestone, DateOnly DueOn, DateOnly ReachedOn);

/// <summary>A result was measured. A later measurement of the same measure is an event of its own; baseline and target never change.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="Measure">What is measured: "Đất hiến", "Hộ thoát nghèo".</param>
/// <param name="UnitOfMeasure">m², ngày công, triệu đồng, hộ …</param>
/// <param name="Baseline">The value before the model.</param>
/// <param name="BaselineOn">The day for which <paramref name="Baseline"/> holds.</param>
/// <param name="Target">The value aimed at.</param>
/// <param name="Value">The value found.</param>
/// <param name="MeasuredOn">The day of the measurement.</param>
/// <param name="Method">How it was measured.</param>
public sealed record ModelResultMeasured(
    Guid ModelId, Guid UnitId, string Measure, string UnitOfMeasure, decimal Baseline, DateOnly BaselineOn, decimal Target, decimal Value,
    DateOnly MeasuredOn, string Method);

/// <summary>The owner has signed the report on results. Each result is a measured number.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="ReportedOn">The day of the report.</param>
/// <param name="Measures">How many measures it holds.</param>
public sealed record ModelResultsReported(Guid ModelId, Guid UnitId, DateOnly ReportedOn, int Measures);

/// <summary>The impact on the place was checked and signed.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="CheckedOn">The day of the check.</param>
/// <param name="CheckedByUnitId">The unit for which the checker acts.</param>
/// <param name="Independent">True when the checker acts for another unit than the model's.</param>
/// <param name="EvidenceTier">
/// 1 described, 2 measured by its owner, 3 checked by its owner's committee, 4 checked independently, 5 reproduced by another locality.
/// After Nesta's standards of evidence; 4 and 5 cannot be claimed.
/// </param>
public sealed record ModelImpactChecked(
    Guid ModelId, Guid UnitId, DateOnly CheckedOn, Guid CheckedByUnitId, bool Independent, int EvidenceTier);

/// <summary>A recognised model was named typical (điển hình) by a decision.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="Decision">Number and symbol of the decision.</param>
/// <param name="NamedOn">The day of the decision.</param>
public sealed record ModelNamedTypical(Guid ModelId, Guid UnitId, string Decision, DateOnly NamedOn);

/// <summary>The model ended, with what others can learn from it. Ending a dead model honestly counts as a contribution, not as a fault.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it worked.</param>
/// <param name="EndedOn">The last day.</param>
/// <param name="Outcome"><c>completed</c>, <c>failed</c> or <c>superseded</c>.</param>
/// <param name="Lessons">What others can learn.</param>
/// <param name="FailsWhere">The circumstance in which it did not work, in a few words; null unless it failed.</param>
public sealed record ModelEnded(Guid ModelId, Guid UnitId, DateOnly EndedOn, string Outcome, string Lessons, string? FailsWhere);

/// <summary>Somebody outside has proposed a place or person as a model; the unit decides whether to register it.</summary>
/// <param name="NominationId">The nomination.</param>
/// <param name="UnitId">The unit to which it was proposed.</param>
/// <param name="Source"><c>resident</c>, <c>press</c>, <c>inspection</c> or <c>official</c>.</param>
/// <param name="NominatedOn">The day.</param>
public sealed record ModelNominated(Guid NominationId, Guid UnitId, string Source, DateOnly NominatedOn);

/// <summary>The unit has answered a nomination.</summary>
/// <param name="NominationId">The nomination.</param>
/// <param name="UnitId">The unit to which it was proposed.</param>
/// <param name="ModelId">The model registered from it; null when declined.</param>
/// <param name="Reason">Why it was declined.</param>
public sealed record NominationAnswered(Guid NominationId, Guid UnitId, Guid? ModelId, string? Reason);
