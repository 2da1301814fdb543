using DanVan.Committee.Calendar;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Privacy;

/// <summary>What a person asks about their own data (Law 91/2025/QH15), by showing the receipt; no account and no name is needed for it.</summary>
internal sealed class DataRequest : Aggregate
{
    public const int LongestNote = 1000;
    public const string OneOpenOfAKind = "one_open_data_request_of_a_kind";

    private DataRequest()
    {
    }

    /// <summary>The opinion or petition.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The unit that must answer.</summary>
    public Guid UnitId { get; private set; }

    public DataRequestKind Kind { get; private set; }

    public DateOnly RequestedOn { get; private set; }

    /// <summary>The last day by law.</summary>
    public DateOnly DueOn { get; private set; }

    public bool? Granted { get; private set; }

    public string? Note { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public static (DataRequest Request, DataRequested Event) Ask(
        Guid subjectId, Guid unitId, DataRequestKind kind, PrivacyRule rule, WorkingCalendar calendar, DateOnly today)
    {
        var request = new DataRequest
        {
            SubjectId = subjectId,
            UnitId = unitId,
            Kind = kind,
            RequestedOn = today,
            DueOn = calendar.LastDay(today, rule.RequestDays),
        };
        return (request, new(request.Id, subjectId, Kebab.Of(kind), today, request.DueOn));
    }

    public Decision<DataRequestAnswered> AnswerWith(bool granted, string? note, DateOnly today)
    {
        if (AnsweredOn is not null)
            return FeedbackProblems.RequestAnswered;
        if (!granted && string.IsNullOrWhiteSpace(note))
            return FeedbackProblems.RefusalWithoutReason;
        (Granted, Note, AnsweredOn) = (granted, note, today);
        return new DataRequestAnswered(Id, SubjectId, granted, today, DueOn);
    }

    internal sealed class Table : IEntityTypeConfiguration<DataRequest>
    {
        public void Configure(EntityTypeBuilder<DataRequest> request)
        {
            request.ToTable("data_request");
            request.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
            request.Property(one => one.Note).HasMaxLength(LongestNote);
            request.HasIndex(one => new { one.SubjectId, one.Kind }).IsUnique().HasFilter("answered_on is null").HasDatabaseName(OneOpenOfAKind);
            request.HasIndex(one => new { one.DueOn, one.Id }).HasFilter("answered_on is null").HasDatabaseName("data_request_open");
        }
    }
}

public enum DataRequestKind
{
    /// <summary>What is held about me, and who has seen it?</summary>
    Access,

    /// <summary>Destroy it; the words stay without it.</summary>
    Erasure,
}
