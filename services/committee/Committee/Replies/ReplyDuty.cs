using DanVan.Committee.Calendar;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Deadlines;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Replies;

/// <summary>A unit owes a written reply: to those to whom it promised, or to a session that inspected, supervised or criticised it.</summary>
internal sealed class ReplyDuty : Obligation
{
    public const string OnePerSubject = "one_reply_per_subject_and_unit";
    public const int LongestDocument = 100, LongestSummary = 2000;

    public ReplyKind Kind { get; private set; }

    /// <summary>The promise or the inspection.</summary>
    public Guid SubjectId { get; private set; }

    public DateOnly OwedFrom { get; private set; }

    /// <summary>The rule that sets the period; null where the session set it.</summary>
    public string? Citation { get; private set; }

    public string? Document { get; private set; }

    public string? Summary { get; private set; }

    public DateOnly? RepliedOn { get; private set; }

    /// <summary>Null until the reply is given.</summary>
    public override bool? OnTime => RepliedOn is { } on ? on <= DueOn : null;

    public ReplyOwed Owe(ReplyKind kind, Guid subjectId, Guid unitId, DateOnly from, DueBy due, string? citation, WorkingCalendar calendar)
    {
        (Kind, SubjectId, UnitId, OwedFrom, Citation, IsOpen) = (kind, subjectId, unitId, from, citation, true);
        Owe(Deadline.Of(from, due, calendar));
        return new(Id, UnitId, Kebab.Of(Kind), SubjectId, DueOn, Citation);
    }

    public Decision<ReplyGiven> Reply(string document, string summary, DateOnly on, DateOnly today)
    {
        if (!IsOpen)
            return ReplyProblems.Replied;
        if (on < OwedFrom || on > today)
            return ReplyProblems.DayUnfit;
        (Document, Summary, RepliedOn, IsOpen) = (document, summary, on, false);
        return new ReplyGiven(Id, UnitId, Kebab.Of(Kind), SubjectId, document, on, OnTime!.Value);
    }

    protected override object Overdue() => new ReplyOverdue(Id, UnitId, Kebab.Of(Kind), SubjectId, DueOn, OverdueSince!.Value);

    protected override object Moved(DateOnly before) => new ReplyDeadlineMoved(Id, UnitId, before, DueOn);

    internal sealed class Mapping : IEntityTypeConfiguration<ReplyDuty>
    {
        public void Configure(EntityTypeBuilder<ReplyDuty> builder)
        {
            Map(builder, "reply_duty");
            builder.Property(duty => duty.Kind).HasConversion<string>().HasMaxLength(20);
            builder.Property(duty => duty.Citation).HasMaxLength(300);
            builder.Property(duty => duty.Document).HasMaxLength(LongestDocument);
            builder.Property(duty => duty.Summary).HasMaxLength(LongestSummary);
            builder.HasIndex(duty => new { duty.SubjectId, duty.UnitId }).IsUnique().HasDatabaseName(OnePerSubject);
        }
    }
}

/// <summary>dialogue-notice: thông báo kết quả sau đối thoại. Then the replies to kiểm tra, giám sát, phản biện.</summary>
public enum ReplyKind
{
    DialogueNotice,
    Inspection,
    Supervision,
    Criticism,
}

/// <summary>Every refusal about replies.</summary>
internal static class ReplyProblems
{
    public static readonly Problem NotFound = new(404, "reply-duty-not-found", "Không tìm thấy trách nhiệm trả lời", "Reply duty not found");
    public static readonly Problem Replied = new(409, "reply-already-given", "Đã trả lời", "The reply has been given");
    public static readonly Problem DayUnfit = new(422, "reply-day-unfit", "Ngày trả lời phải từ ngày phát sinh đến hôm nay", "The day must lie between the duty's first day and today");
    public static readonly Problem PeriodMissing = new(422, "reply-period-missing",
        "Không có quy định về thời hạn: hãy nêu hạn trả lời", "No rule sets the period: name the last day");
    public static readonly Problem OwedAlready = new(409, "reply-already-owed", "Đơn vị đã có trách nhiệm trả lời", "The unit owes this reply already");
}
