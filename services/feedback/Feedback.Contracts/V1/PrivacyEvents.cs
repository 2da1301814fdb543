namespace DanVan.Feedback.Contracts.V1;

/// <summary>An official asks to know who gave an opinion or sent a petition. Neither the person nor the reason is in the event.</summary>
/// <param name="UnsealingId">The request.</param>
/// <param name="SubjectId">The opinion or petition.</param>
/// <param name="UnitId">The unit that it lies before.</param>
/// <param name="RequestedOn">The day.</param>
public sealed record UnsealingRequested(Guid UnsealingId, Guid SubjectId, Guid UnitId, DateOnly RequestedOn);

/// <summary>A second official agreed: the identity may be read for a day. The person sees this by the receipt.</summary>
/// <param name="UnsealingId">The request.</param>
/// <param name="SubjectId">The opinion or petition.</param>
/// <param name="UnitId">The unit that it lies before.</param>
/// <param name="UnsealedOn">The day.</param>
public sealed record IdentityUnsealed(Guid UnsealingId, Guid SubjectId, Guid UnitId, DateOnly UnsealedOn);

/// <summary>An identity was destroyed with its key; the words stay.</summary>
/// <param name="ErasureId">The erasure.</param>
/// <param name="SubjectId">The opinion or petition.</param>
/// <param name="Cause"><c>retention</c> or <c>request</c>.</param>
/// <param name="ErasedOn">The day.</param>
public sealed record IdentityErased(Guid ErasureId, Guid SubjectId, string Cause, DateOnly ErasedOn);

/// <summary>A person asks for the data held about them, or for their erasure.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="SubjectId">The opinion or petition whose receipt was shown.</param>
/// <param name="Kind"><c>access</c> or <c>erasure</c>.</param>
/// <param name="RequestedOn">The day.</param>
/// <param name="DueOn">The last day by law.</param>
public sealed record DataRequested(Guid RequestId, Guid SubjectId, string Kind, DateOnly RequestedOn, DateOnly DueOn);

/// <summary>A request of a person was answered.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="SubjectId">The opinion or petition.</param>
/// <param name="Granted">False when it was refused, with a reason that the person reads by the receipt.</param>
/// <param name="AnsweredOn">The day.</param>
/// <param name="DueOn">The last day by law.</param>
public sealed record DataRequestAnswered(Guid RequestId, Guid SubjectId, bool Granted, DateOnly AnsweredOn, DateOnly DueOn);
