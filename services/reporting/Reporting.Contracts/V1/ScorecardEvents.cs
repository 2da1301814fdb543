namespace DanVan.Reporting.Contracts.V1;

/// <summary>A unit objects to a part of its score.</summary>
/// <param name="From">First day of the period scored.</param>
/// <param name="To">Last day of the period scored.</param>
/// <param name="Part">The code of the part of the formula: <c>effect</c>.</param>
/// <param name="Statement">Why, in the unit's words.</param>
/// <param name="ClaimedNumerator">What should have been counted; null where no number is claimed.</param>
/// <param name="ClaimedDenominator">By what it should have been divided; null where no number is claimed.</param>
public sealed record ScorecardObjectionRaised(
    Guid ObjectionId, Guid UnitId, DateOnly From, DateOnly To, string Part, string Statement, decimal? ClaimedNumerator, decimal? ClaimedDenominator);

/// <summary>The level above has answered an objection.</summary>
/// <param name="From">First day of the period scored.</param>
/// <param name="To">Last day of the period scored.</param>
/// <param name="Part">The code of the part of the formula.</param>
/// <param name="Outcome"><c>upheld</c> or <c>refused</c>.</param>
/// <param name="Reason">Why.</param>
/// <param name="AgreedNumerator">Counted from now on; null where what was counted stands.</param>
/// <param name="AgreedDenominator">Divided by from now on; null where what was counted stands.</param>
public sealed record ScorecardObjectionAnswered(
    Guid ObjectionId, Guid UnitId, DateOnly From, DateOnly To, string Part, string Outcome, string Reason, decimal? AgreedNumerator,
    decimal? AgreedDenominator);
