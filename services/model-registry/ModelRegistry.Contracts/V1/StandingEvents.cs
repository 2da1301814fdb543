namespace DanVan.ModelRegistry.Contracts.V1;

/// <summary>A recognised model was looked at again.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="CheckedOn">The day.</param>
/// <param name="Holds">The effect holds.</param>
public sealed record ModelRechecked(Guid ModelId, Guid UnitId, DateOnly CheckedOn, bool Holds);

/// <summary>Nobody answered a re-check in time, or it found that the effect does not hold: the recognition is no longer verified.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="NotVerifiedSince">From this day on nobody vouches for it.</param>
/// <param name="Silent">True when nobody answered; false when the effect was found gone.</param>
public sealed record RecognitionLapsed(Guid ModelId, Guid UnitId, DateOnly NotVerifiedSince, bool Silent);

/// <summary>The recognition was withdrawn. Rewards based on false claims are cancelled and recovered (Law 06/2022/QH15).</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="Decision">Number and symbol of the withdrawing decision.</param>
/// <param name="WithdrawnOn">The day of the decision.</param>
/// <param name="Ground"><c>false-claims</c>, <c>unlawful</c> or <c>other</c>.</param>
/// <param name="Reason">In words.</param>
public sealed record RecognitionWithdrawn(Guid ModelId, Guid UnitId, string Decision, DateOnly WithdrawnOn, string Ground, string Reason);
