using DanVan.ServiceDefaults;

namespace DanVan.Committee.Rules;

/// <summary>The level for which a rule holds.</summary>
public enum RuleLevel
{
    Province,
    District,
    Commune,
    Agency,
}

/// <summary>The setting of one rule: rules are rows with a first day and a source, added to and never changed, and this is the subject of the event.</summary>
internal sealed class RuleSetting : Aggregate;

/// <summary>Limits that are data. They hold for everybody: whoever keeps the registry sets them, and everybody reads them.</summary>
internal static class RulesModule
{
    public const int LongestCitation = 300;

    internal sealed record After(string Key, DateOnly From)
    {
        /// <summary>The levels behind that of the row that was shown last, where both begin on one day.</summary>
        public List<string> Levels => [.. Enum.GetValues<RuleLevel>().Select(level => Kebab.Of(level)).Where(level => string.CompareOrdinal(level, Key) > 0)];
    }

    internal static void MapRules(this RouteGroupBuilder v1)
    {
        SetOverlapLimit.Map(v1);
        SetMeetingRule.Map(v1);
        SetSpecificityThreshold.Map(v1);
        SetReplyRule.Map(v1);
        SetAlertTaskRule.Map(v1);
    }
}

/// <summary>Every refusal about rules.</summary>
internal static class RuleProblems
{
    public static readonly Problem OutOfOrder = new(409, "rule-out-of-order",
        "Đã có quy định từ ngày này hoặc sau ngày này", "A rule of this day, or of a later one, is there already");
}
