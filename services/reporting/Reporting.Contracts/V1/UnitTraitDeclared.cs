namespace DanVan.Reporting.Contracts.V1;

/// <summary>What makes units alike was declared of a unit: its terrain, its poverty.</summary>
/// <param name="Trait"><c>terrain</c> (0 plain, 1 hills, 2 mountains, 3 high mountains) or <c>poverty</c> (percent of households).</param>
/// <param name="From">First day on which it holds.</param>
/// <param name="Source">The document that says so.</param>
public sealed record UnitTraitDeclared(Guid UnitTraitId, Guid UnitId, string Trait, decimal Value, DateOnly From, string Source);
