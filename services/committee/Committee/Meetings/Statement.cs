using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Meetings;

/// <summary>What a delegate said at a meeting, and proposed. Each is its own entity, so that several hands write side by side.</summary>
internal sealed class Statement : Aggregate
{
    public const int LongestText = 8000;

    public Guid MeetingId { get; private set; }

    public Guid? ItemId { get; private set; }

    public string Speaker { get; private set; } = "";

    public string? Office { get; private set; }

    public string? Agency { get; private set; }

    public string Text { get; private set; } = "";

    public string? Proposal { get; private set; }

    public Decision<StatementMade> Make(Meeting meeting, MakeStatement.Request said, DateOnly today)
    {
        if (meeting.WhyNot(MeetingStep.Speak, meeting.LastStepOn, today) is { } refusal)
            return refusal;
        (MeetingId, ItemId, Speaker, Office, Agency, Text, Proposal) =
            (meeting.Id, said.ItemId, said.Speaker, said.Office, said.Agency, said.Text, said.Proposal);
        return new StatementMade(Id, MeetingId, meeting.UnitId, ItemId, Speaker, Office, Agency, Text, Proposal);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Statement>
    {
        public void Configure(EntityTypeBuilder<Statement> builder)
        {
            builder.ToTable("statement");
            builder.HasOne<Meeting>().WithMany().HasForeignKey(statement => statement.MeetingId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(statement => statement.Speaker).HasMaxLength(Meeting.LongestName);
            builder.Property(statement => statement.Office).HasMaxLength(Meeting.LongestTitle);
            builder.Property(statement => statement.Agency).HasMaxLength(Meeting.LongestTitle);
            builder.Property(statement => statement.Text).HasMaxLength(LongestText);
            builder.Property(statement => statement.Proposal).HasMaxLength(LongestText);
            builder.HasIndex(statement => new { statement.MeetingId, statement.Id }).HasDatabaseName("statement_of_meeting");
        }
    }
}
