namespace DanVan.Committee.Contracts.V1;

/// <summary>Reporting announced an alert, and neither the unit nor any above it has a committee with a head or a standing deputy: it waits for one.</summary>
/// <param name="AlertId">The alert; reporting knows it under the same id.</param>
/// <param name="UnitId">Where its cause lies.</param>
/// <param name="Sentence">What was found, in words.</param>
/// <param name="Since">The day.</param>
public sealed record AlertWaits(Guid AlertId, Guid UnitId, string RuleName, string Sentence, DateOnly Since);

/// <summary>An alert is somebody's task: of the committee of its unit or the nearest above, and once the unit has ended of who carries on for it.</summary>
/// <param name="UnitId">Where its cause lies; the task names the unit in which it is to be done.</param>
/// <param name="SeatId">The one responsible member: the head, whoever stands in for the head, or the standing deputy where there is no head.</param>
public sealed record AlertAssigned(Guid AlertId, Guid UnitId, Guid TaskId, Guid CommitteeId, Guid SeatId, DateOnly On);

/// <summary>The cause of an alert is gone.</summary>
/// <param name="TaskId">The task that was made of it, and stays; null where it was still waiting, and is nobody's any more.</param>
public sealed record AlertCauseGone(Guid AlertId, Guid UnitId, Guid? TaskId, DateOnly On);

/// <summary>From a day on the task of an alert is due within another period.</summary>
/// <param name="Level"><c>province</c>, <c>district</c>, <c>commune</c> or <c>agency</c>.</param>
public sealed record AlertTaskRuleSet(Guid RuleId, string Level, DateOnly From, int WorkingDays, string Citation);

/// <summary>What a task was made of is gone. The task stays until its member has said what was done, or the committee gives it up.</summary>
/// <param name="AlertId">The alert that closed.</param>
public sealed record TaskCauseGone(Guid TaskId, Guid CommitteeId, Guid UnitId, Guid SeatId, Guid AlertId, DateOnly On);
