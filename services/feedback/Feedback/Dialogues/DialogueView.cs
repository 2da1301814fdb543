namespace DanVan.Feedback.Dialogues;

/// <summary>A dialogue as everybody sees it.</summary>
/// <param name="UnitId">The unit that answers.</param>
/// <param name="HeldOn">The day of the session.</param>
public sealed record DialogueView(Guid Id, long Version, Guid UnitId, string Title, string Place, DateOnly HeldOn, DialogueState State)
{
    internal static DialogueView Of(Dialogue one) => new(one.Id, one.Version, one.UnitId, one.Title, one.Place, one.HeldOn, one.State);
}
