namespace DanVan.Committee.Contracts.V1;

/// <summary>Somebody of the unit's subtree asked the registry to change the unit.</summary>
/// <param name="Fields">What is asked for, with the values as they stood then.</param>
public sealed record UnitChangeRequested(
    Guid RequestId, Guid UnitId, IReadOnlyList<RequestedUnitField> Fields, DateOnly EffectiveOn, LegalDocument Document, string Reason);

/// <summary>The registry decided on each field; what was approved became changes of the unit in the same transaction.</summary>
public sealed record UnitChangeDecided(Guid RequestId, Guid UnitId, IReadOnlyList<RequestedUnitField> Fields);

/// <summary>One field of a request.</summary>
/// <param name="Field"><c>name</c>, <c>kind</c>, <c>code</c> or <c>parent</c>.</param>
/// <param name="Old">The value when it was asked for; a parent is its id.</param>
/// <param name="Requested">The value asked for; null asks for none.</param>
/// <param name="Approved">Null until it is decided.</param>
/// <param name="Reason">Why it was approved or refused.</param>
public sealed record RequestedUnitField(string Field, string? Old, string? Requested, bool? Approved = null, string? Reason = null);
