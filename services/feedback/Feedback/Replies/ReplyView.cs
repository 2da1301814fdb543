namespace DanVan.Feedback.Replies;

/// <summary>A version of the answer to an issue.</summary>
/// <param name="WrittenBy">The client that wrote it.</param>
/// <param name="DecidedBy">The client that accepted or returned it; never the writer.</param>
/// <param name="SameReasonElsewhere">How many other issues of the consultation were answered with these very words; absent where that was not asked.</param>
public sealed record ReplyView(
    Guid Id, long Version, Guid IssueId, int Number, Outcome Outcome, string Reason, ReplyState State, string WrittenBy, DateTimeOffset WrittenAt,
    string? DecidedBy, int? SameReasonElsewhere)
{
    internal static ReplyView Of(Reply one, int? elsewhere = null) => new(
        one.Id, one.Version, one.IssueId, one.Number, one.Outcome, one.Reason, one.State, one.WrittenBy, one.WrittenAt, one.DecidedBy, elsewhere);
}
