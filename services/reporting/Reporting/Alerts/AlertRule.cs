using DanVan.Reporting.Contracts.V1;
using DanVan.Reporting.Queries;
using DanVan.Reporting.Submissions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Alerts;

/// <summary>What a unit wants to be told of, as data. Never changed: it ends, and another is set.</summary>
internal sealed class AlertRule : Aggregate
{
    public const int LongestName = 200, LongestBasis = 300, LongestReason = 500, FewestPeriods = 2, MostPeriods = 24;

    public Guid UnitId { get; private set; }

    public string Name { get; private set; } = "";

    public AlertKind Kind { get; private set; }

    public string? Indicator { get; private set; }

    public string? Form { get; private set; }

    public QueryLevel Level { get; private set; }

    public ReportCycle? Cycle { get; private set; }

    public AlertSide? Side { get; private set; }

    public decimal? Limit { get; private set; }

    public int? Periods { get; private set; }

    public DateOnly From { get; private set; }

    public string? LegalBasis { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public Decision<AlertRuleSet> Set(SetAlertRule.Request asked)
    {
        if (Misses(asked) is { } why)
            return why;
        (UnitId, Name, Kind, Indicator, Form, Level) = (asked.UnitId, asked.Name, asked.Kind!.Value, asked.Indicator, asked.Form, asked.Level);
        (Cycle, Side, Limit, Periods, From, LegalBasis) = (asked.Cycle, asked.Side, asked.Limit, asked.Periods, asked.From, asked.LegalBasis);
        return new AlertRuleSet(Id, UnitId, Name, Kebab.Of(Kind), Indicator, Form, Kebab.Of(Level), Cycle is { } cycle ? Kebab.Of(cycle) : null,
            Side is { } side ? Kebab.Of(side) : null, Limit, Periods, From, LegalBasis);
    }

    public Decision<AlertRuleEnded> End(string reason, DateOnly on)
    {
        if (EndedOn is not null)
            return AlertProblems.RuleEnded;
        EndedOn = on;
        return new AlertRuleEnded(Id, UnitId, reason, on);
    }

    /// <summary>
    /// The periods that are looked at on a day: the last that has ended, and the current one where too much can be seen before its end. That
    /// there is too little, nobody knows sooner.
    /// </summary>
    public IEnumerable<ReportPeriod> Looked(DateOnly today)
    {
        if (Cycle is not { } cycle || From > today.AddYears(1))
            return [];
        var ended = ReportPeriod.EndingIn(new(today.AddYears(-2), today.AddDays(-1)), cycle, 1).Where(one => one.Days.To >= From).TakeLast(1);
        var current = ReportPeriod.EndingIn(new(today, today.AddYears(1)), cycle, 1).Where(one => one.Days.From <= today && one.Days.To >= From).Take(1);
        return Kind == AlertKind.Threshold && Side == AlertSide.Over ? [.. ended, .. current] : ended;
    }

    /// <summary>Of a trend that ends with the period: the period and those before it, oldest first.</summary>
    public IReadOnlyList<ReportPeriod> Before(ReportPeriod last) =>
        [.. ReportPeriod.EndingIn(new(last.Days.To.AddMonths(-13 * Periods!.Value), last.Days.To), Cycle!.Value, 1).TakeLast(Periods.Value)];

    private static Refusal? Misses(SetAlertRule.Request asked) => asked switch
    {
        { Kind: AlertKind.MissingReport } => asked is { Form: not null, Indicator: null, Cycle: null, Side: null, Limit: null, Periods: null } ? null
            : Unfit("Báo cáo còn thiếu: chỉ nêu biểu mẫu.", "A missing report names its form and nothing else."),
        { Indicator: null } or { Cycle: null } or { Side: null } or { Form: not null } =>
            Unfit("Cảnh báo số liệu cần chỉ tiêu, kỳ và chiều.", "A rule of figures names an indicator, a cycle and a side, and no form."),
        { Kind: AlertKind.Threshold } => asked is { Limit: not null, Periods: null } ? null : Unfit("Ngưỡng cần một giá trị.", "A threshold names a limit and no periods."),
        _ => asked is { Periods: not null, Limit: null or >= 0 } ? null
            : Unfit("Xu hướng cần số kỳ; mức thay đổi không âm.", "A trend names a number of periods, and a limit that is not negative."),
    };

    private static Refusal Unfit(string vi, string en) => AlertProblems.RuleUnfit.With(vi, en);

    internal sealed class Mapping : IEntityTypeConfiguration<AlertRule>
    {
        public void Configure(EntityTypeBuilder<AlertRule> rule)
        {
            rule.ToTable("alert_rule");
            rule.Property(one => one.Name).HasMaxLength(LongestName);
            rule.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
            rule.Property(one => one.Indicator).HasMaxLength(60);
            rule.Property(one => one.Form).HasMaxLength(ReportForm.LongestCode);
            rule.Property(one => one.Level).HasConversion<string>().HasMaxLength(20);
            rule.Property(one => one.Cycle).HasConversion<string>().HasMaxLength(20);
            rule.Property(one => one.Side).HasConversion<string>().HasMaxLength(10);
            rule.Property(one => one.From).HasColumnName("valid_from");
            rule.Property(one => one.LegalBasis).HasMaxLength(LongestBasis);
            rule.HasIndex(one => new { one.UnitId, one.Id }).HasDatabaseName("alert_rule_of_unit");
        }
    }
}

/// <summary>threshold: a value over or under a limit. trend: up or down for some periods. missing-report: a report that is due and did not come.</summary>
public enum AlertKind
{
    Threshold,
    Trend,
    MissingReport,
}

/// <summary>over: above the limit, or rising. under: below it, or falling.</summary>
public enum AlertSide
{
    Over,
    Under,
}

/// <summary>Why an alert or its rule is refused.</summary>
internal static class AlertProblems
{
    public static readonly Problem RuleNotFound = new(404, "alert-rule-not-found", "Không có quy tắc cảnh báo này", "No such alert rule");
    public static readonly Problem NotFound = new(404, "alert-not-found", "Không có cảnh báo này", "No such alert");
    public static readonly Problem RuleEnded = new(409, "alert-rule-ended", "Quy tắc đã kết thúc", "The rule has ended");
    public static readonly Problem Settled = new(409, "alert-settled", "Cảnh báo đã được tiếp nhận hoặc đã đóng", "The alert was acknowledged or is closed");
    public static readonly Problem RuleUnfit = new(422, "alert-rule-unfit", "Quy tắc cảnh báo không hợp lệ", "The alert rule is not valid");
    public static readonly Problem QuietHoursOutOfOrder = new(409, "quiet-hours-out-of-order",
        "Đã có giờ yên tĩnh từ ngày này hoặc sau ngày này", "Quiet hours of this day, or of a later one, are there already");
}
