namespace DanVan.ModelRegistry.Contracts.V1;

/// <summary>A unit has answered whether it takes over a model whose unit ended. The model keeps its history and its unit of then.</summary>
/// <param name="CustodyId">The passing on.</param>
/// <param name="ModelId">The model.</param>
/// <param name="FromUnitId">The unit that ended.</param>
/// <param name="CustodianId">The unit that takes it over; null when declined.</param>
/// <param name="Reason">Why declined.</param>
public sealed record CustodyAnswered(Guid CustodyId, Guid ModelId, Guid FromUnitId, Guid? CustodianId, string? Reason);

/// <summary>A person has decided whether two models that look alike are the same work.</summary>
/// <param name="PairId">The decision.</param>
/// <param name="FirstId">The model with the smaller id.</param>
/// <param name="SecondId">The other.</param>
/// <param name="IsSame">The same work under two names.</param>
/// <param name="Reason">Why.</param>
public sealed record DuplicateDecided(Guid PairId, Guid FirstId, Guid SecondId, bool IsSame, string Reason);
