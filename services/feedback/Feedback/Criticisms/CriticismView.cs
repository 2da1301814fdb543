namespace DanVan.Feedback.Criticisms;

/// <summary>A request for criticism with what came of it, side by side.</summary>
/// <param name="DueOn">The last day for the reply.</param>
/// <param name="Overdue">True while the reply is missing after that day.</param>
public sealed record CriticismView(
    Guid Id, long Version, Guid ConsultationId, Guid FrontUnitId, CriticismState State, DateOnly DueOn, bool Overdue, Paper Request, Paper? Reply, Paper? Answer)
{
    internal static CriticismView Of(Criticism one, DateOnly today) => new(
        one.Id, one.Version, one.ConsultationId, one.FrontUnitId, one.State, one.DueOn, one.State == CriticismState.Requested && today > one.DueOn,
        one.Request, one.Reply, one.Answer);
}
