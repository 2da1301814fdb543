using DanVan.Feedback.Replies;

namespace DanVan.Feedback.Issues;

/// <summary>An issue as it is shown.</summary>
/// <param name="Opinions">How many people raised it.</param>
/// <param name="Arguments">In how many different wordings: copies of a letter are one.</param>
/// <param name="SuggestedShare">The share of opinions, 0 to 1, whose place here was suggested by likeness.</param>
/// <param name="AuditedShare">The share of these that a person has looked at; absent where none was suggested.</param>
/// <param name="Reply">The accepted answer; absent while there is none.</param>
public sealed record IssueView(
    Guid Id, long Version, Guid ConsultationId, string Title, Guid? ProvisionId, Guid? SplitFromId, Guid? MergedIntoId, string RaisedBy,
    int Opinions, int Arguments, double SuggestedShare, double? AuditedShare, ReplyView? Reply)
{
    internal static IssueView Of(Issue one, IssueFigures? figures, Reply? reply) => new(
        one.Id, one.Version, one.ConsultationId, one.Title, one.ProvisionId, one.SplitFromId, one.MergedIntoId, one.RaisedBy,
        figures?.Opinions ?? 0, figures?.Arguments ?? 0, Share(figures?.ByMachine ?? 0, figures?.Opinions ?? 0) ?? 0,
        Share(figures?.Audited ?? 0, figures?.ByMachine ?? 0), reply is null ? null : ReplyView.Of(reply));

    private static double? Share(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);
}
