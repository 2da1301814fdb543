using DanVan.Reporting.Contracts.V1;
using DanVan.Reporting.Submissions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Alerts;

/// <summary>What a rule found of one unit in one period.</summary>
/// <param name="Measured">The value, or the change of a trend; null of a missing report.</param>
internal sealed record Cause(Guid UnitId, ReportPeriod Period, decimal? Measured, string Explanation)
{
    public (Guid UnitId, DateOnly From, DateOnly To) Key => (UnitId, Period.Days.From, Period.Days.To);
}

/// <summary>One cause, as long as it lasts: of a rule, a unit and a period the database keeps no two open. It closes itself when the cause is gone.</summary>
internal sealed class Alert : Aggregate
{
    public const string OneOpen = "one_open_alert_per_cause";
    public const int LongestExplanation = 500, LongestOffice = 200, LongestNote = 1000;

    public Guid RuleId { get; private set; }

    public Guid UnitId { get; private set; }

    public AlertKind Kind { get; private set; }

    public string RuleName { get; private set; } = "";

    public string? Indicator { get; private set; }

    public string? Form { get; private set; }

    public string Period { get; private set; } = "";

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public decimal? Measured { get; private set; }

    public decimal? Limit { get; private set; }

    public string Explanation { get; private set; } = "";

    public string? LegalBasis { get; private set; }

    public DateTimeOffset FoundAt { get; private set; }

    /// <summary>Null while quiet hours last.</summary>
    public DateTimeOffset? AnnouncedAt { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public string? AcknowledgedBy { get; private set; }

    public string? Note { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public (Guid UnitId, DateOnly From, DateOnly To) Key => (UnitId, From, To);

    public AlertState State => ClosedAt is not null ? AlertState.Closed : AcknowledgedAt is not null ? AlertState.Acknowledged : AlertState.Open;

    public Readers Readers => Readers.Within(UnitId);

    public AlertFound Find(AlertRule rule, Cause cause, DateTimeOffset now)
    {
        (RuleId, RuleName, Kind, Indicator, Form, Limit, LegalBasis) = (rule.Id, rule.Name, rule.Kind, rule.Indicator, rule.Form, rule.Limit, rule.LegalBasis);
        (UnitId, Period, From, To, Measured, Explanation, FoundAt) =
            (cause.UnitId, cause.Period.Name, cause.Period.Days.From, cause.Period.Days.To, cause.Measured, cause.Explanation, now);
        return new(Id, RuleId, UnitId, Kebab.Of(Kind), RuleName, Indicator, Form, Period, From, To, FoundAt);
    }

    public AlertAnnounced Announce(DateTimeOffset now)
    {
        AnnouncedAt = now;
        return new(Id, RuleId, UnitId, Kebab.Of(Kind), RuleName, Indicator, Form, Period, From, To, Explanation, LegalBasis, now);
    }

    public Decision<AlertAcknowledged> Acknowledge(string by, string note, DateTimeOffset now)
    {
        if (State != AlertState.Open)
            return AlertProblems.Settled;
        (AcknowledgedBy, Note, AcknowledgedAt) = (by, note, now);
        return new AlertAcknowledged(Id, UnitId, by, note, now);
    }

    public AlertClosed Close(bool ruleEnded, DateTimeOffset now)
    {
        ClosedAt = now;
        return new(Id, UnitId, ruleEnded ? "rule-ended" : "cause-gone", AnnouncedAt is not null, now);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Alert>
    {
        public void Configure(EntityTypeBuilder<Alert> alert)
        {
            alert.ToTable("alert");
            alert.HasOne<AlertRule>().WithMany().HasForeignKey(one => one.RuleId).OnDelete(DeleteBehavior.Restrict);
            alert.Ignore(one => one.Key);
            alert.Ignore(one => one.State);
            alert.Ignore(one => one.Readers);
            alert.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
            alert.Property(one => one.RuleName).HasMaxLength(AlertRule.LongestName);
            alert.Property(one => one.Indicator).HasMaxLength(60);
            alert.Property(one => one.Form).HasMaxLength(ReportForm.LongestCode);
            alert.Property(one => one.Period).HasMaxLength(10);
            alert.Property(one => one.From).HasColumnName("valid_from");
            alert.Property(one => one.To).HasColumnName("valid_to");
            alert.Property(one => one.Explanation).HasMaxLength(LongestExplanation);
            alert.Property(one => one.LegalBasis).HasMaxLength(AlertRule.LongestBasis);
            alert.Property(one => one.AcknowledgedBy).HasMaxLength(LongestOffice);
            alert.Property(one => one.Note).HasMaxLength(LongestNote);
            alert.HasIndex(one => new { one.RuleId, one.UnitId, one.From, one.To }).IsUnique().HasFilter("closed_at is null").HasDatabaseName(OneOpen);
            alert.HasIndex(one => new { one.UnitId, one.Id }).HasDatabaseName("alert_of_unit");
            alert.HasIndex(one => one.Id).HasFilter("closed_at is null").HasDatabaseName("alert_open");
        }
    }
}

/// <summary>open: nobody has answered for it. acknowledged: somebody has. closed: the cause is gone.</summary>
public enum AlertState
{
    Open,
    Acknowledged,
    Closed,
}
