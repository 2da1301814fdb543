using DanVan.Committee.Calendar;
using DanVan.Committee.Contracts.V1;
using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Submissions;

/// <summary>
/// One version of what a unit asks of those below it: the fields, the cycle, the days. Never changed: another version holds from another
/// day that is still to come, and what was submitted keeps the version it was submitted by.
/// </summary>
internal sealed class ReportForm : Aggregate
{
    public const string OnePerNumber = "one_form_of_each_number";
    public const int LongestCode = 40, LongestName = 300, LongestBasis = 300, MostFields = 100;
    public const string CodePattern = "^[a-z][a-z0-9-]{1,39}$";

    /// <summary>The unit that asks.</summary>
    public Guid UnitId { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public string Name { get; private set; } = "";

    public ReportCycle Cycle { get; private set; }

    /// <summary>
    /// 1: periods are those of the calendar. 15: from the 15th of the month before to the 14th of the last month, as administrative reports
    /// are cut off (Decree 09/2019/NĐ-CP; which day holds, the form says).
    /// </summary>
    public int CutOffDay { get; private set; }

    /// <summary>Asked of the periods that end on this day or later.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Working days after the period within which a report is on time.</summary>
    public int DueWorkingDays { get; private set; }

    /// <summary>Working days behind these, within which it is taken, as late.</summary>
    public int LateWorkingDays { get; private set; }

    /// <summary>Which units report: 1 province, 2 district, 3 commune.</summary>
    public int[] Tiers { get; private set; } = [];

    public string LegalBasis { get; private set; } = "";

    public List<FormField> Fields { get; private set; } = [];

    /// <param name="before">The version so far; null of the first, which may ask for periods that have ended.</param>
    public Decision<ReportFormPublished> Publish(ReportForm? before, PublishForm.Request asked, DateOnly today)
    {
        if (before is not null && before.UnitId != asked.UnitId)
            return SubmissionProblems.FormTaken;
        // By other days and fields, what was late would become on time, and approved sums others.
        if (before is not null && asked.From <= today)
            return Unfit($"Phiên bản mới có hiệu lực sớm nhất từ ngày mai, {today.AddDays(1):yyyy-MM-dd}: kỳ đã kết thúc giữ nguyên biểu mẫu.",
                $"A version holds from tomorrow at the earliest, {today.AddDays(1):yyyy-MM-dd}: periods that have ended keep the form they were asked by.");
        if (before is not null && asked.From <= before.From)
            return Unfit("Phiên bản mới phải có hiệu lực sau phiên bản trước.", "A version holds from a later day than the one before.");
        if (asked.Fields.DistinctBy(one => one.Key).Count() < asked.Fields.Count)
            return Unfit("Mỗi mục cần một mã riêng.", "Every field has a key of its own.");
        if (asked.Fields.Any(one => one is { Indicator: not null, Kind: FieldKind.Text }))
            return Unfit("Chỉ tiêu là số.", "An indicator is a number.");
        (UnitId, Code, Number, Name, Cycle, CutOffDay) = (asked.UnitId, asked.Code, (before?.Number ?? 0) + 1, asked.Name, asked.Cycle!.Value, asked.CutOffDay);
        (From, DueWorkingDays, LateWorkingDays, LegalBasis) = (asked.From, asked.DueWorkingDays, asked.LateWorkingDays, asked.LegalBasis);
        Tiers = [.. asked.Levels.Distinct().Select(level => (int)level + 1).Order()];
        Fields = [.. asked.Fields.Select(one => new FormField(one.Key, one.Name, one.Kind!.Value, one.Indicator, one.Measure, one.Required))];
        return new ReportFormPublished(Id, UnitId, Code, Number, Name, Kebab.Of(Cycle), CutOffDay, From, DueWorkingDays, LateWorkingDays, Tiers, LegalBasis,
            [.. Fields.Select(one => new ReportFormField(one.Key, one.Name, Kebab.Of(one.Kind), one.Indicator, one.Measure, one.IsRequired))]);
    }

    public ReportPeriod? PeriodOf(string name) => ReportPeriod.Read(name, Cycle, CutOffDay);

    /// <summary>The last day on which a report is on time.</summary>
    public DateOnly DueOn(ReportPeriod period, WorkingCalendar calendar) => calendar.LastDay(period.Days.To, DueWorkingDays);

    /// <summary>The last day on which it is taken without leave.</summary>
    public DateOnly LateUntil(ReportPeriod period, WorkingCalendar calendar) => calendar.LastDay(DueOn(period, calendar), LateWorkingDays);

    /// <summary>The name of a level, as forms ask by it.</summary>
    public static string Level(int tier) => Kebab.Of((ReportLevel)(tier - 1));

    public bool IsAskedOf(UnitVersion unit) => Tiers.Contains(UnitKinds.Tier(unit.Kind));

    private static Refusal Unfit(string vi, string en) => SubmissionProblems.FormUnfit.With(vi, en);

    internal sealed class Mapping : IEntityTypeConfiguration<ReportForm>
    {
        public void Configure(EntityTypeBuilder<ReportForm> form)
        {
            form.ToTable("report_form");
            form.Property(one => one.Code).HasMaxLength(LongestCode);
            form.Property(one => one.Name).HasMaxLength(LongestName);
            form.Property(one => one.LegalBasis).HasMaxLength(LongestBasis);
            form.Property(one => one.Cycle).HasConversion<string>().HasMaxLength(20);
            form.Property(one => one.From).HasColumnName("valid_from");
            form.OwnsMany(one => one.Fields, fields =>
            {
                fields.ToJson();
                fields.Property(one => one.Kind).HasConversion<string>();
            });
            form.HasIndex(one => new { one.Code, one.Number }).IsUnique().HasDatabaseName(OnePerNumber);
        }
    }
}

/// <param name="Indicator">Drawn from what the system knows; null where the unit is asked.</param>
/// <param name="Measure">What the number counts.</param>
internal sealed record FormField(string Key, string Name, FieldKind Kind, string? Indicator, string? Measure, bool IsRequired);

public enum FieldKind
{
    Number,
    Text,
}

public enum ReportLevel
{
    Province,
    District,
    Commune,
}
