using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Meetings;

/// <summary>What a committee concluded, sentence by sentence. Its number follows the last of committee and year without a gap.</summary>
internal sealed class Conclusion : Aggregate
{
    public const string OneNumber = "one_conclusion_per_number";
    public const int LongestTitle = 300, LongestSentence = 4000, MostSentences = 50;

    public Guid MeetingId { get; private set; }

    public Guid CommitteeId { get; private set; }

    public Guid UnitId { get; private set; }

    public Guid? ItemId { get; private set; }

    public int Year { get; private set; }

    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public IReadOnlyList<ConclusionSentence> Sentences { get; private set; } = [];

    /// <summary>Too few of the committee were there, or nobody wrote down who was.</summary>
    public bool WithoutQuorum { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>The unit that raised the item and is owed the excerpt.</summary>
    public Guid? ExcerptToUnitId { get; private set; }

    public DateOnly? ExcerptReturnedOn { get; private set; }

    public Decision<ConclusionReached> Reach(Meeting meeting, AgendaItem? item, int number, string title, IReadOnlyList<string> sentences, DateOnly today)
    {
        if (meeting.WhyNot(MeetingStep.Conclude, meeting.LastStepOn, today) is { } refusal)
            return refusal;
        (MeetingId, CommitteeId, UnitId, ItemId, ExcerptToUnitId) = (meeting.Id, meeting.CommitteeId, meeting.UnitId, item?.Id, item?.RaisedByUnitId);
        (On, Year, Number, Title, WithoutQuorum) = (meeting.LastStepOn, meeting.LastStepOn.Year, number, title, !meeting.HasQuorum);
        Sentences = [.. sentences.Select((sentence, at) => new ConclusionSentence(at + 1, sentence))];
        return new ConclusionReached(Id, MeetingId, CommitteeId, UnitId, ItemId, Year, Number, Title, Sentences, WithoutQuorum, On);
    }

    public Decision<ExcerptReturned> ReturnExcerpt(Meeting meeting, DateOnly on, DateOnly today)
    {
        if (meeting.WhyNot(MeetingStep.ReturnExcerpt, on, today) is { } refusal)
            return refusal;
        if (ExcerptToUnitId is not { } unit || ExcerptReturnedOn is not null)
            return CommitteeProblems.NoExcerptOwed;
        ExcerptReturnedOn = on;
        return new ExcerptReturned(Id, MeetingId, UnitId, unit, on);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Conclusion>
    {
        public void Configure(EntityTypeBuilder<Conclusion> builder)
        {
            builder.ToTable("conclusion");
            builder.HasOne<Meeting>().WithMany().HasForeignKey(conclusion => conclusion.MeetingId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(conclusion => conclusion.Title).HasMaxLength(LongestTitle);
            builder.Property(conclusion => conclusion.Sentences).AsJson();
            builder.Property(conclusion => conclusion.On).HasColumnName("concluded_on");
            builder.HasIndex(conclusion => new { conclusion.CommitteeId, conclusion.Year, conclusion.Number }).IsUnique().HasDatabaseName(OneNumber);
            builder.HasIndex(conclusion => conclusion.MeetingId).HasDatabaseName("conclusion_of_meeting");
        }
    }
}
