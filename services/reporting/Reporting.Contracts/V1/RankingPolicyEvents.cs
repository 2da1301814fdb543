namespace DanVan.Reporting.Contracts.V1;

/// <summary>A document allows units to be ranked by a ratio. A raw count is ranked by no document.</summary>
/// <param name="Indicator">The code of the ratio.</param>
/// <param name="From">First day on which it holds.</param>
/// <param name="SmallestDenominator">Units with less to divide by are not ranked.</param>
/// <param name="Document">The document that allows it.</param>
public sealed record RankingPolicyDeclared(Guid PolicyId, string Indicator, DateOnly From, decimal SmallestDenominator, string Document);

/// <summary>Units are ranked by the ratio no more.</summary>
/// <param name="Indicator">The code of the ratio.</param>
/// <param name="To">First day on which the policy holds no more.</param>
/// <param name="Document">The document that ends it.</param>
public sealed record RankingPolicyEnded(Guid PolicyId, string Indicator, DateOnly To, string Document);
