namespace DanVan.ModelRegistry.Contracts.V1;

/// <summary>What the press made of a model was linked to it. Its reach is left out on purpose: nobody can take it for impact.</summary>
/// <param name="PressId">The piece.</param>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit of the model.</param>
/// <param name="Kind"><c>article</c>, <c>broadcast</c> or <c>competition-entry</c>.</param>
/// <param name="PublishedOn">The day.</param>
/// <param name="VisitedOnSite">The author was at the place.</param>
/// <param name="Competition">The press competition of an entry.</param>
public sealed record PressRecorded(
    Guid PressId, Guid ModelId, Guid UnitId, string Kind, DateOnly PublishedOn, bool VisitedOnSite, string? Competition);
