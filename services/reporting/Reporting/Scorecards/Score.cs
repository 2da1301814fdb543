using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace DanVan.Reporting.Scorecards;

/// <summary>What one part is scored by.</summary>
/// <param name="Part">The code of the part: <c>effect</c>.</param>
/// <param name="Numerator">What was counted.</param>
/// <param name="Denominator">By what it is divided.</param>
public sealed record PartInput(
    [property: Required, StringLength(Objection.LongestPart), Description("The code of the part: effect.")] string Part,
    [property: Range(0, 1e12)] decimal Numerator,
    [property: Range(0, 1e12)] decimal Denominator);

/// <param name="Value">0 to 100; absent where no part can be measured.</param>
/// <param name="MeasuredWeight">The weights of the parts that can be measured: <paramref name="Value"/> is in percent of it.</param>
public sealed record Score(decimal? Value, decimal MeasuredWeight, IReadOnlyList<ScoredPart> Parts);

/// <param name="FullAt">The value from which on more earns nothing, for this period.</param>
/// <param name="Numerator">As it was used.</param>
/// <param name="Denominator">As it was used.</param>
/// <param name="Value">Numerator by denominator; absent where there is nothing to divide by.</param>
/// <param name="Points">0 to <paramref name="Weight"/>.</param>
/// <param name="Measured">False: the part says nothing about this period, and its weight falls away.</param>
public sealed record ScoredPart(
    string Code, string NameVi, string NameEn, decimal Weight, decimal FullAt, decimal Numerator, decimal Denominator, decimal? Value, decimal Points,
    bool Measured);
