namespace DanVan.Feedback.Contracts.V1;

/// <summary>A unit is asked for the opinions of its people.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="ConsultingUnitId">The unit that asks.</param>
/// <param name="UnitId">The unit whose people are asked.</param>
/// <param name="AskedOn">The day.</param>
public sealed record UnitAsked(Guid InvitationId, Guid ConsultationId, Guid ConsultingUnitId, Guid UnitId, DateOnly AskedOn);

/// <summary>Much of the round has passed and nobody of a unit that was asked has spoken: there is still time to go there.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="ConsultingUnitId">The unit that asks.</param>
/// <param name="UnitId">The unit that has not been heard.</param>
/// <param name="Title">What the draft is called.</param>
/// <param name="ClosesOn">The last day of the round.</param>
/// <param name="NoticedOn">The day.</param>
public sealed record UnitNotHeardYet(
    Guid InvitationId, Guid ConsultationId, Guid ConsultingUnitId, Guid UnitId, string Title, DateOnly ClosesOn, DateOnly NoticedOn);
