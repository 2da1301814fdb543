namespace DanVan.Feedback.Issues;

/// <summary>An issue that was just raised or changed; its figures are read at its address.</summary>
public sealed record ChangedView(
    Guid Id, long Version, Guid ConsultationId, string Title, Guid? ProvisionId, Guid? SplitFromId, Guid? MergedIntoId, string RaisedBy)
{
    internal static ChangedView Of(Issue one) => new(
        one.Id, one.Version, one.ConsultationId, one.Title, one.ProvisionId, one.SplitFromId, one.MergedIntoId, one.RaisedBy);
}
