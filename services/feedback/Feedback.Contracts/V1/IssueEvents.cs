namespace DanVan.Feedback.Contracts.V1;

/// <summary>A matter was named that arguments raise. Neither title nor words are in the event.</summary>
/// <param name="IssueId">The issue.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="ProvisionId">The provision it is about; null for the whole draft.</param>
/// <param name="SplitFromId">The issue it was part of before.</param>
/// <param name="GroupingId">The suggestion of which a group was taken over.</param>
public sealed record IssueRaised(Guid IssueId, Guid ConsultationId, Guid UnitId, Guid? ProvisionId, Guid? SplitFromId, Guid? GroupingId);

/// <summary>Two issues turned out to be one.</summary>
/// <param name="IssueId">The one that went into the other.</param>
/// <param name="IntoId">The one that stays.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asks.</param>
public sealed record IssueMerged(Guid IssueId, Guid IntoId, Guid ConsultationId, Guid UnitId);

/// <summary>A person put arguments under an issue.</summary>
/// <param name="IssueId">The issue.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="Arguments">How many.</param>
public sealed record ArgumentsAssigned(Guid IssueId, Guid ConsultationId, Guid UnitId, int Arguments);

/// <summary>A person looked at suggested places of arguments.</summary>
/// <param name="IssueId">The issue.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="Agreed">How many stay.</param>
/// <param name="Overruled">How many were taken out.</param>
public sealed record AssignmentsAudited(Guid IssueId, Guid ConsultationId, Guid UnitId, int Agreed, int Overruled);

/// <summary>A procedure suggested which arguments say much the same.</summary>
/// <param name="GroupingId">The suggestion.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="MadeBy">Name and version of the procedure.</param>
/// <param name="Arguments">How many arguments.</param>
/// <param name="Groups">In how many groups.</param>
public sealed record GroupingSuggested(Guid GroupingId, Guid ConsultationId, Guid UnitId, string MadeBy, int Arguments, int Groups);

/// <summary>A version of the answer to an issue was written.</summary>
/// <param name="ReplyId">The version.</param>
/// <param name="IssueId">The issue.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="Number">From 1.</param>
/// <param name="Outcome"><c>accepted</c>, <c>partly</c>, <c>not</c>, <c>already-in-the-text</c>, <c>out-of-scope</c>.</param>
public sealed record ReplyDrafted(Guid ReplyId, Guid IssueId, Guid ConsultationId, Guid UnitId, int Number, string Outcome);

/// <summary>A version of an answer went to review, was accepted or returned.</summary>
/// <param name="ReplyId">The version.</param>
/// <param name="IssueId">The issue.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="State"><c>review</c>, <c>accepted</c>, <c>returned</c>.</param>
/// <param name="Outcome">As in <see cref="ReplyDrafted"/>.</param>
public sealed record ReplyMoved(Guid ReplyId, Guid IssueId, Guid ConsultationId, Guid UnitId, string State, string Outcome);

/// <summary>A version of the absorb-and-explain table was published.</summary>
/// <param name="SynthesisId">The version.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asked.</param>
/// <param name="Number">From 1.</param>
/// <param name="Sha256">SHA-256 of its content, hex.</param>
/// <param name="Opinions">How many opinions it answers for.</param>
/// <param name="Issues">In how many issues.</param>
/// <param name="Unanswered">Opinions that had no accepted answer then.</param>
public sealed record SynthesisPublished(
    Guid SynthesisId, Guid ConsultationId, Guid UnitId, int Number, string Sha256, int Opinions, int Issues, int Unanswered);

/// <summary>Every opinion of the consultation has its answer.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asked.</param>
/// <param name="CompletedOn">The day.</param>
/// <param name="Opinions">How many opinions were answered.</param>
/// <param name="Issues">In how many issues.</param>
public sealed record ConsultationCompleted(Guid ConsultationId, Guid UnitId, DateOnly CompletedOn, int Opinions, int Issues);

/// <summary>After completion an opinion came back that was kept back until then and has no answer: the review goes on until it has one.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="UnitId">The unit that asked.</param>
/// <param name="ReopenedOn">The day.</param>
public sealed record ConsultationReopened(Guid ConsultationId, Guid UnitId, DateOnly ReopenedOn);
