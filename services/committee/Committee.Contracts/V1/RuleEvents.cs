namespace DanVan.Committee.Contracts.V1;

/// <summary>From a day on another share of a plan may stand word for word in the text that it is most like.</summary>
/// <param name="RuleId">The setting of this row.</param>
/// <param name="Level"><c>province</c>, <c>district</c>, <c>commune</c> or <c>agency</c>.</param>
/// <param name="From">The first day.</param>
/// <param name="Share">0 to 1.</param>
/// <param name="Citation">What says so.</param>
public sealed record OverlapLimitSet(Guid RuleId, string Level, DateOnly From, decimal Share, string Citation);

/// <summary>From a day on other things are asked of the meetings of a level.</summary>
/// <param name="QuorumShare">More than this share of the seats must be filled.</param>
/// <param name="CommentDays">Days for comments on minutes.</param>
/// <param name="CarriesBeforeParent">An item carried over so often comes before the committee above.</param>
/// <param name="MonthsBetween">A committee meets at least once in so many months.</param>
public sealed record MeetingRuleSet(
    Guid RuleId, string Level, DateOnly From, decimal QuorumShare, int CommentDays, int CarriesBeforeParent, int MonthsBetween, string Citation);

/// <summary>From a day on a task of a level must be worded at least so clearly.</summary>
/// <param name="Score">0 to 100.</param>
public sealed record SpecificityThresholdSet(Guid RuleId, string Level, DateOnly From, int Score, string Citation);

/// <summary>From a day on a written reply is owed within another period.</summary>
/// <param name="Kind"><c>dialogue-notice</c>, <c>inspection</c>, <c>supervision</c> or <c>criticism</c>.</param>
public sealed record ReplyRuleSet(Guid RuleId, string Kind, DateOnly From, int WorkingDays, string Citation);
