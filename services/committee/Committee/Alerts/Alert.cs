using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Tasks;
using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Alerts;

/// <summary>
/// An alert of reporting on its way to somebody: a task of the head of the committee concerned, or waiting in sight until there is a head. Its
/// id is that of the alert in the reporting service.
/// </summary>
internal sealed class Alert : Aggregate
{
    public const int LongestName = 200;

    private Alert()
    {
    }

    public Guid UnitId { get; private set; }

    public string RuleName { get; private set; } = "";

    /// <summary>What was found, in words.</summary>
    public string Sentence { get; private set; } = "";

    public string Period { get; private set; } = "";

    public string? LegalBasis { get; private set; }

    public DateOnly AnnouncedOn { get; private set; }

    public AlertState State { get; private set; }

    public Guid? TaskId { get; private set; }

    public DateOnly? CauseGoneOn { get; private set; }

    public Readers Readers => Readers.Within(UnitId);

    /// <summary>What the task asks for: words of the platform, so no committee is blamed for them.</summary>
    /// <param name="unitId">Where it is to be done: the alert's unit, or who carries on for it.</param>
    public TaskDraft Draft(Guid unitId) => new(unitId, $"Làm rõ cảnh báo: {RuleName}, kỳ {Period}", "01 báo cáo nêu nguyên nhân, biện pháp và kết quả xử lý", new(CommitteeTask.OfAlert, Id, Sentence));

    public static Alert Hear(AlertAnnounced announced) => new()
    {
        Id = announced.AlertId,
        UnitId = announced.UnitId,
        RuleName = announced.RuleName,
        Sentence = announced.Explanation,
        Period = announced.Period,
        LegalBasis = announced.LegalBasis,
        AnnouncedOn = VietnamTime.Day(announced.AnnouncedAt),
    };

    public AlertWaits Wait(DateOnly on) => new(Id, UnitId, RuleName, Sentence, on);

    public AlertAssigned Assign(CommitteeTask task, DateOnly on)
    {
        (State, TaskId) = (AlertState.Assigned, task.Id);
        return new(Id, UnitId, task.Id, task.CommitteeId, task.SeatId, on);
    }

    public AlertCauseGone LoseCause(DateOnly on)
    {
        (State, CauseGoneOn) = (State == AlertState.Waiting ? AlertState.Lapsed : State, on);
        return new(Id, UnitId, TaskId, on);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Alert>
    {
        public void Configure(EntityTypeBuilder<Alert> builder)
        {
            builder.ToTable("alert");
            builder.HasOne<CommitteeTask>().WithMany().HasForeignKey(one => one.TaskId).OnDelete(DeleteBehavior.Restrict);
            builder.Ignore(one => one.Readers);
            builder.Property(one => one.RuleName).HasMaxLength(LongestName);
            builder.Property(one => one.Sentence).HasMaxLength(CommitteeTask.LongestText);
            builder.Property(one => one.Period).HasMaxLength(30);
            builder.Property(one => one.LegalBasis).HasMaxLength(300);
            builder.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            builder.HasIndex(one => new { one.UnitId, one.Id }).HasDatabaseName("alert_of_unit");
            builder.HasIndex(one => one.Id).HasFilter("state = 'Waiting'").HasDatabaseName("alert_waiting");
        }
    }
}

/// <summary>waiting: nobody leads whom it concerns. assigned: it is a task. lapsed: its cause was gone before it was anybody's.</summary>
public enum AlertState
{
    Waiting,
    Assigned,
    Lapsed,
}
