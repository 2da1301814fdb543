namespace DanVan.Feedback.Contracts.V1;

/// <summary>A unit will meet the people. Public from now on: questions are collected.</summary>
/// <param name="DialogueId">The dialogue.</param>
/// <param name="UnitId">The unit that answers, as it is on <paramref name="HeldOn"/>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="HeldOn">The day of the session.</param>
public sealed record DialogueAnnounced(Guid DialogueId, Guid UnitId, string Title, DateOnly HeldOn);

/// <summary>The session has begun: answers are given, promises are made.</summary>
/// <param name="DialogueId">The dialogue.</param>
/// <param name="UnitId">The unit that answers.</param>
/// <param name="StartedOn">The day on which it began.</param>
public sealed record DialogueStarted(Guid DialogueId, Guid UnitId, DateOnly StartedOn);

/// <summary>The session is over: no more questions are taken. What is unanswered may still be answered.</summary>
/// <param name="DialogueId">The dialogue.</param>
/// <param name="UnitId">The unit that answers.</param>
/// <param name="EndedOn">The day on which it ended.</param>
public sealed record DialogueEnded(Guid DialogueId, Guid UnitId, DateOnly EndedOn);

/// <summary>Somebody asked a question. Its words are not in the event.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="DialogueId">The dialogue it is for.</param>
/// <param name="AskedUnitId">The unit that answers.</param>
/// <param name="UnitId">The unit in which it was asked.</param>
/// <param name="Channel">As in <see cref="OpinionReceived"/>.</param>
/// <param name="Live">False when it was asked before the session began.</param>
/// <param name="AskedOn">The day.</param>
public sealed record QuestionAsked(
    Guid QuestionId, Guid DialogueId, Guid AskedUnitId, Guid UnitId, string Channel, bool Live, DateOnly AskedOn);

/// <summary>A question was answered; question and answer are public.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="DialogueId">The dialogue.</param>
/// <param name="UnitId">The unit that answers.</param>
/// <param name="AnsweredBy">The office that spoke.</param>
/// <param name="AnsweredOn">The day.</param>
public sealed record QuestionAnswered(Guid QuestionId, Guid DialogueId, Guid UnitId, string AnsweredBy, DateOnly AnsweredOn);

/// <summary>An official promised something before the people. Public, and to be followed up.</summary>
/// <param name="PromiseId">The promise.</param>
/// <param name="DialogueId">The dialogue at which it was made.</param>
/// <param name="QuestionId">The question that it answers; null for one of the official's own accord.</param>
/// <param name="UnitId">The unit that must keep it.</param>
/// <param name="Maker">The office that promised.</param>
/// <param name="Words">What was promised, as it was said.</param>
/// <param name="MadeOn">The day on which it was made.</param>
/// <param name="DueOn">The last day for keeping it.</param>
public sealed record PromiseMade(
    Guid PromiseId, Guid DialogueId, Guid? QuestionId, Guid UnitId, string Maker, string Words, DateOnly MadeOn, DateOnly DueOn);
