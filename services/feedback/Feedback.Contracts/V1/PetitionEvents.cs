namespace DanVan.Feedback.Contracts.V1;

/// <summary>Somebody asks a unit to do something. Neither the words nor the person are in the event.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="UnitId">The unit that must answer.</param>
/// <param name="SenderUnitId">The unit in which it was sent.</param>
/// <param name="Channel">As in <see cref="OpinionReceived"/>.</param>
/// <param name="ReceivedOn">The first day of its clock.</param>
/// <param name="DueOn">The last day for the answer.</param>
public sealed record PetitionReceived(Guid PetitionId, Guid UnitId, Guid SenderUnitId, string Channel, DateOnly ReceivedOn, DateOnly DueOn);

/// <summary>A petition was handed on. Its clock runs on as it did.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="FromUnitId">The unit that handed it on.</param>
/// <param name="UnitId">The unit that must answer now.</param>
/// <param name="Number">How often it has been handed on.</param>
/// <param name="Decides">True when it was handed on so often that <paramref name="UnitId"/>, the unit above, decides who answers.</param>
/// <param name="TransferredOn">The day.</param>
/// <param name="DueOn">The last day for the answer, unchanged.</param>
public sealed record PetitionTransferred(
    Guid PetitionId, Guid FromUnitId, Guid UnitId, int Number, bool Decides, DateOnly TransferredOn, DateOnly DueOn);

/// <summary>The unit has answered.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="UnitId">The unit that answered.</param>
/// <param name="Round">1 for the first answer; one more after each reopening.</param>
/// <param name="AnsweredOn">The day.</param>
/// <param name="DueOn">The last day for this answer.</param>
public sealed record PetitionAnswered(Guid PetitionId, Guid UnitId, int Round, DateOnly AnsweredOn, DateOnly DueOn);

/// <summary>The person who sent a petition says whether the answer satisfies.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="UnitId">The unit that answered.</param>
/// <param name="Round">The answer that is meant.</param>
/// <param name="Satisfied">Yes or no.</param>
/// <param name="RatedOn">The day.</param>
public sealed record PetitionRated(Guid PetitionId, Guid UnitId, int Round, bool Satisfied, DateOnly RatedOn);

/// <summary>"Not solved": the petition lies before the unit again, with a clock of its own.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="UnitId">The unit that must answer again.</param>
/// <param name="Round">2 for the first reopening.</param>
/// <param name="ReopenedOn">The day.</param>
/// <param name="DueOn">The last day for the new answer.</param>
public sealed record PetitionReopened(Guid PetitionId, Guid UnitId, int Round, DateOnly ReopenedOn, DateOnly DueOn);
