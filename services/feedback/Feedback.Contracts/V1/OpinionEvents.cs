namespace DanVan.Feedback.Contracts.V1;

/// <summary>
/// Somebody's opinion arrived. Neither the words nor the person are in the event: opinions are sensitive by law, and a log forgets nothing.
/// </summary>
/// <param name="OpinionId">The opinion.</param>
/// <param name="ConsultationId">The consultation it belongs to.</param>
/// <param name="ConsultingUnitId">The unit that asks.</param>
/// <param name="UnitId">The unit in which the opinion was given.</param>
/// <param name="Channel">How it came, kebab-case: <c>portal</c>, <c>app</c>, <c>hotline</c>, <c>meeting</c>, <c>paper</c>, <c>mail</c>; more may come.</param>
/// <param name="Provision">The place in the draft, from the outside in: <c>dieu-7/khoan-2/diem-a</c>; null for the draft as a whole.</param>
/// <param name="ReceivedOn">The day of arrival.</param>
public sealed record OpinionReceived(
    Guid OpinionId, Guid ConsultationId, Guid ConsultingUnitId, Guid UnitId, string Channel, string? Provision, DateOnly ReceivedOn);
