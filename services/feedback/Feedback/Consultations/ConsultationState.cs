namespace DanVan.Feedback.Consultations;

public enum ConsultationState
{
    Draft,
    Open,
    Closed,
}
