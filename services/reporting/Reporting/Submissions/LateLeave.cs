using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Submissions;

/// <summary>An exception: a report is taken after its period was closed, because a unit above says so and says why.</summary>
internal sealed class LateLeave : Aggregate
{
    public const int LongestReason = 1000, LongestOffice = 200, LongestDocument = 300;

    public Guid UnitId { get; private set; }

    public string Form { get; private set; } = "";

    public string Period { get; private set; } = "";

    /// <summary>Last day of the period.</summary>
    public DateOnly To { get; private set; }

    /// <summary>The last day of the leave.</summary>
    public DateOnly Until { get; private set; }

    public string Reason { get; private set; } = "";

    public string ApprovedBy { get; private set; } = "";

    public string Document { get; private set; } = "";

    public string GrantedBy { get; private set; } = "";

    public LateLeaveGranted Grant(Guid unitId, string form, ReportPeriod period, GrantLateLeave.Request asked, string by)
    {
        (UnitId, Form, Period, To, Until) = (unitId, form, period.Name, period.Days.To, asked.Until);
        (Reason, ApprovedBy, Document, GrantedBy) = (asked.Reason, asked.ApprovedBy, asked.Document, by);
        return new(Id, UnitId, Form, Period, To, Until, Reason, ApprovedBy, Document);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<LateLeave>
    {
        public void Configure(EntityTypeBuilder<LateLeave> leave)
        {
            leave.ToTable("late_leave");
            leave.Property(one => one.Form).HasMaxLength(ReportForm.LongestCode);
            leave.Property(one => one.Period).HasMaxLength(10);
            leave.Property(one => one.To).HasColumnName("valid_to");
            leave.Property(one => one.Reason).HasMaxLength(LongestReason);
            leave.Property(one => one.ApprovedBy).HasMaxLength(LongestOffice);
            leave.Property(one => one.Document).HasMaxLength(LongestDocument);
            leave.Property(one => one.GrantedBy).HasMaxLength(200);
            leave.HasIndex(one => new { one.Form, one.To, one.UnitId, one.Id }).HasDatabaseName("late_leave_by_report");
        }
    }
}
