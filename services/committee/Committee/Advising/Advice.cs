using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Advising;

/// <summary>Advice of a committee to a Party committee or an authority: given, answered, and later what came of it.</summary>
internal sealed class Advice : Aggregate
{
    public const int LongestName = 300, LongestText = 4000;

    public Guid CommitteeId { get; private set; }

    public Guid UnitId { get; private set; }

    public string Addressee { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateOnly GivenOn { get; private set; }

    public AdviceAnswer? Answer { get; private set; }

    public string? Document { get; private set; }

    public string? Reason { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public string? Outcome { get; private set; }

    public DateOnly? OutcomeOn { get; private set; }

    public Decision<AdviceGiven> Give(SteeringCommittee committee, string addressee, string subject, string text, DateOnly on)
    {
        if (!committee.IsAtWork(on))
            return CommitteeProblems.OutsideTerm;
        (CommitteeId, UnitId, Addressee, Subject, Text, GivenOn) = (committee.Id, committee.UnitId, addressee, subject, text, on);
        return new AdviceGiven(Id, CommitteeId, UnitId, Addressee, Subject, GivenOn);
    }

    /// <param name="reason">Needed unless the advice was adopted whole.</param>
    public Decision<AdviceAnswered> Decide(AdviceAnswer answer, string? document, string? reason, DateOnly on)
    {
        if (Answer is not null)
            return AdviceProblems.Answered;
        if (on < GivenOn)
            return AdviceProblems.DayUnfit;
        if (answer != AdviceAnswer.Adopted && string.IsNullOrWhiteSpace(reason))
            return AdviceProblems.ReasonMissing;
        (Answer, Document, Reason, AnsweredOn) = (answer, document, reason, on);
        return new AdviceAnswered(Id, CommitteeId, UnitId, Kebab.Of(answer), document, reason, on);
    }

    /// <summary>Only what was adopted can have come to something.</summary>
    public Decision<AdviceOutcomeNoted> NoteOutcome(string outcome, DateOnly on)
    {
        if (Answer is null or AdviceAnswer.NotAdopted || Outcome is not null)
            return AdviceProblems.NoOutcome;
        if (on < AnsweredOn)
            return AdviceProblems.DayUnfit;
        (Outcome, OutcomeOn) = (outcome, on);
        return new AdviceOutcomeNoted(Id, CommitteeId, UnitId, outcome, on);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Advice>
    {
        public void Configure(EntityTypeBuilder<Advice> builder)
        {
            builder.ToTable("advice");
            builder.HasOne<SteeringCommittee>().WithMany().HasForeignKey(one => one.CommitteeId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(one => one.Addressee).HasMaxLength(LongestName);
            builder.Property(one => one.Subject).HasMaxLength(LongestName);
            builder.Property(one => one.Text).HasMaxLength(LongestText);
            builder.Property(one => one.Answer).HasConversion<string>().HasMaxLength(20);
            builder.Property(one => one.Document).HasMaxLength(100);
            builder.Property(one => one.Reason).HasMaxLength(LongestText);
            builder.Property(one => one.Outcome).HasMaxLength(LongestText);
            builder.HasIndex(one => new { one.CommitteeId, one.Id }).HasDatabaseName("advice_of_committee");
            builder.HasIndex(one => one.UnitId).HasDatabaseName("advice_of_unit");
        }
    }
}

public enum AdviceAnswer
{
    Adopted,
    PartlyAdopted,
    NotAdopted,
}

/// <summary>Every refusal about advice.</summary>
internal static class AdviceProblems
{
    public static readonly Problem NotFound = new(404, "advice-not-found", "Không tìm thấy nội dung tham mưu", "Advice not found");
    public static readonly Problem Answered = new(409, "advice-answered", "Nội dung tham mưu đã được trả lời", "The advice has been answered");
    public static readonly Problem NoOutcome = new(409, "advice-without-outcome",
        "Chỉ ghi kết quả một lần cho nội dung được tiếp thu", "An outcome is noted once, for advice that was adopted");
    public static readonly Problem ReasonMissing = new(422, "advice-reason-missing", "Không tiếp thu toàn bộ phải nêu lý do", "Advice not adopted whole needs a reason");
    public static readonly Problem DayUnfit = new(422, "advice-day-unfit", "Ngày không hợp lệ", "The day does not fit");
}
