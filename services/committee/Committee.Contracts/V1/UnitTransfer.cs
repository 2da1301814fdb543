namespace DanVan.Committee.Contracts.V1;

/// <summary>On a date, a share of what one unit was passed to another unit.</summary>
/// <param name="FromUnitId">The unit that gave.</param>
/// <param name="ToUnitId">The unit that received.</param>
/// <param name="Date">First day on which it belongs to the receiver.</param>
/// <param name="Share">Above 0, at most 1. What a unit gives on one date adds up to at most 1; the rest stays with it.</param>
/// <param name="Basis">How the share is known: one of <see cref="TransferBasis"/>.</param>
/// <param name="Estimated">True unless the ordering document moves the whole unit: a figure re-cast over this transfer is an estimate.</param>
/// <param name="Document">The ordering document.</param>
public sealed record UnitTransfer(
    Guid FromUnitId, Guid ToUnitId, DateOnly Date, decimal Share, string Basis, bool Estimated, LegalDocument Document);

/// <summary>How the share of a transfer is known. Text in events: a basis added later must not stop an older follower.</summary>
public static class TransferBasis
{
    /// <summary>The ordering document moves the whole unit. The only exact basis.</summary>
    public const string Whole = "whole";

    /// <summary>A source names the successor without saying that all of the unit went there.</summary>
    public const string Reported = "reported";

    /// <summary>Share of residents.</summary>
    public const string Population = "population";

    /// <summary>Share of households.</summary>
    public const string Households = "households";

    /// <summary>Share of area.</summary>
    public const string Area = "area";

    public static IReadOnlyList<string> All { get; } = [Whole, Reported, Population, Households, Area];
}
