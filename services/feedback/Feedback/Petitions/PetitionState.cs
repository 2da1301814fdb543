namespace DanVan.Feedback.Petitions;

public enum PetitionState
{
    /// <summary>Waits for an answer.</summary>
    Open,
    Answered,
}
