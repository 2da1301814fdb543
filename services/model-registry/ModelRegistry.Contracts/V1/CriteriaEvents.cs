namespace DanVan.ModelRegistry.Contracts.V1;

/// <summary>A field was added to the open list.</summary>
/// <param name="FieldId">The field.</param>
/// <param name="Code">Kebab-case, unique.</param>
/// <param name="NameVi">Its name in Vietnamese.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="UnitId">The unit that added it.</param>
public sealed record FieldAdded(Guid FieldId, string Code, string NameVi, string NameEn, Guid UnitId);

/// <summary>Criteria of a locality came into force. Models registered from then on are judged by them, and for ever by this version.</summary>
/// <param name="CriteriaSetId">This version of the set.</param>
/// <param name="UnitId">The locality.</param>
/// <param name="Field">The field; null for all fields.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">First day on which it no longer holds; null while it holds.</param>
/// <param name="ReplacesId">The version that ended the day before; null for the first.</param>
/// <param name="LocalCriteria">How many of its criteria answer to a local baseline.</param>
/// <param name="SameBecause">Why it adds nothing to the set above, where that is so.</param>
public sealed record CriteriaPublished(
    Guid CriteriaSetId, Guid UnitId, string? Field, DateOnly ValidFrom, DateOnly? ValidTo, Guid? ReplacesId, int LocalCriteria, string? SameBecause);

/// <summary>A version of a criteria set ended; models registered while it held are still judged by it.</summary>
/// <param name="CriteriaSetId">The version.</param>
/// <param name="UnitId">The locality.</param>
/// <param name="ValidTo">First day on which it no longer holds.</param>
public sealed record CriteriaEnded(Guid CriteriaSetId, Guid UnitId, DateOnly ValidTo);
