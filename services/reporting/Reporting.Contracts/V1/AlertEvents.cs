namespace DanVan.Reporting.Contracts.V1;

/// <summary>A unit wants to be told when figures or reports below it go a certain way.</summary>
/// <param name="UnitId">The unit whose rule it is.</param>
/// <param name="Kind"><c>threshold</c>, <c>trend</c> or <c>missing-report</c>.</param>
/// <param name="Indicator">The code of the indicator; null of a missing report.</param>
/// <param name="Form">The code of the report form; null of figures.</param>
/// <param name="Level">Of which units: <c>whole</c>, <c>children</c>, <c>district</c> or <c>commune</c>.</param>
/// <param name="Cycle">Of which periods: <c>month</c>, <c>quarter</c>, <c>half-year</c>, <c>nine-months</c> or <c>year</c>; null of a missing report.</param>
/// <param name="Side"><c>over</c> or <c>under</c>: the value, or the way it goes; null of a missing report.</param>
/// <param name="Limit">The value that is passed, or the least change of a trend.</param>
/// <param name="Periods">Of a trend: over how many periods.</param>
/// <param name="From">Periods that end on this day or later.</param>
/// <param name="LegalBasis">What asks for it, where something does.</param>
public sealed record AlertRuleSet(
    Guid RuleId, Guid UnitId, string Name, string Kind, string? Indicator, string? Form, string Level, string? Cycle, string? Side, decimal? Limit, int? Periods,
    DateOnly From, string? LegalBasis);

/// <summary>The rule holds no more: what it found closes by itself.</summary>
public sealed record AlertRuleEnded(Guid RuleId, Guid UnitId, string Reason, DateOnly On);

/// <summary>A rule found its cause in a unit and a period. Nobody is told yet: that is <see cref="AlertAnnounced"/>.</summary>
/// <param name="Kind"><c>threshold</c>, <c>trend</c> or <c>missing-report</c>.</param>
/// <param name="Period">The name of the period: <c>2026-03</c>, <c>2026-Q1</c>.</param>
public sealed record AlertFound(
    Guid AlertId, Guid RuleId, Guid UnitId, string Kind, string RuleName, string? Indicator, string? Form, string Period, DateOnly From, DateOnly To,
    DateTimeOffset FoundAt);

/// <summary>Whoever answers for the unit is told, outside of the quiet hours. The committee service makes a task of it.</summary>
/// <param name="UnitId">The unit in which the cause lies.</param>
/// <param name="Kind"><c>threshold</c>, <c>trend</c> or <c>missing-report</c>.</param>
/// <param name="Explanation">What was found, in words; the number only where the indicator is public.</param>
/// <param name="LegalBasis">What asks for it, where something does.</param>
public sealed record AlertAnnounced(
    Guid AlertId, Guid RuleId, Guid UnitId, string Kind, string RuleName, string? Indicator, string? Form, string Period, DateOnly From, DateOnly To,
    string Explanation, string? LegalBasis, DateTimeOffset AnnouncedAt);

/// <summary>Somebody has seen it.</summary>
/// <param name="By">The office that answers for it.</param>
/// <param name="Note">What it makes of it.</param>
public sealed record AlertAcknowledged(Guid AlertId, Guid UnitId, string By, string Note, DateTimeOffset At);

/// <summary>The cause is gone. Where it comes again, that is another alert.</summary>
/// <param name="Reason"><c>cause-gone</c> or <c>rule-ended</c>.</param>
/// <param name="Announced">False where nobody had been told.</param>
public sealed record AlertClosed(Guid AlertId, Guid UnitId, string Reason, bool Announced, DateTimeOffset At);

/// <summary>From a day on nothing is announced between two times of day, Asia/Ho_Chi_Minh; what is found then is announced after them.</summary>
/// <param name="From">The first day.</param>
/// <param name="QuietFrom">HH:mm.</param>
/// <param name="QuietTo">HH:mm; at or before <c>QuietFrom</c> it is that of the next day, and equal to it no hour is quiet.</param>
public sealed record QuietHoursSet(Guid QuietHoursId, DateOnly From, string QuietFrom, string QuietTo, string Citation);
