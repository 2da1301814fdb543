namespace DanVan.Feedback.Consultations;

public enum ConsultationState
{
    Draft,
    Open,
    Closed,

    /// <summary>Every opinion has its accepted answer.</summary>
    Completed,
}
