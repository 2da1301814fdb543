using DanVan.Committee.Calendar;
using DanVan.Feedback.Clock;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Petitions;

/// <summary>How a petition lies in the database, with its transfers and rounds.</summary>
internal static class PetitionTables
{
    internal static void Configure(EntityTypeBuilder<Petition> petition)
    {
        petition.ToTable("petition");
        petition.Property(one => one.Text).HasMaxLength(Petition.LongestText);
        petition.Property(one => one.Channel).HasConversion<string>().HasMaxLength(20);
        petition.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
        petition.HasOne(one => one.Rule).WithMany().HasForeignKey(one => one.RuleId).OnDelete(DeleteBehavior.Restrict);
        petition.HasMany(one => one.Transfers).WithOne().HasForeignKey(one => one.PetitionId).OnDelete(DeleteBehavior.Restrict);
        petition.HasMany(one => one.Rounds).WithOne().HasForeignKey(one => one.PetitionId).OnDelete(DeleteBehavior.Restrict);
        petition.HasIndex(one => new { one.UnitId, one.State, one.DueOn, one.Id }).HasDatabaseName("petition_by_unit");
    }
}

/// <summary>One hand-over of a petition.</summary>
internal sealed class PetitionTransfer
{
    public required Guid PetitionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required Guid FromUnitId { get; init; }

    public required Guid ToUnitId { get; init; }

    /// <summary>The receiving unit stands above and decides.</summary>
    public required bool Decides { get; init; }

    public required string Reason { get; init; }

    public required DateOnly TransferredOn { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<PetitionTransfer>
    {
        public void Configure(EntityTypeBuilder<PetitionTransfer> transfer)
        {
            transfer.ToTable("petition_transfer");
            transfer.HasKey(one => new { one.PetitionId, one.Number });
            transfer.Property(one => one.Reason).HasMaxLength(Petition.LongestReason);
        }
    }
}

/// <summary>From the arrival, or a reopening, to the answer and what the person thinks of it.</summary>
internal sealed class PetitionRound
{
    public required Guid PetitionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>Why it was reopened; null in the first round.</summary>
    public string? Reason { get; init; }

    /// <summary>The unit that answered.</summary>
    public Guid? UnitId { get; set; }

    public string? Answer { get; set; }

    /// <summary>The office that answered.</summary>
    public string? AnsweredBy { get; set; }

    public DateOnly? AnsweredOn { get; set; }

    public bool? Satisfied { get; set; }

    public string? Comment { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<PetitionRound>
    {
        public void Configure(EntityTypeBuilder<PetitionRound> round)
        {
            round.ToTable("petition_round");
            round.HasKey(one => new { one.PetitionId, one.Round });
            round.Property(one => one.Reason).HasMaxLength(Petition.LongestReason);
            round.Property(one => one.Answer).HasMaxLength(Petition.LongestText);
            round.Property(one => one.AnsweredBy).HasMaxLength(Dialogues.Question.LongestOffice);
            round.Property(one => one.Comment).HasMaxLength(Petition.LongestReason);
        }
    }
}

/// <summary>How long a unit may take, and how often a petition is handed on before somebody decides: data, chosen by the day of arrival.</summary>
internal sealed class PetitionRule
{
    public required string Id { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required int Days { get; init; }

    public required DayCounting Counting { get; init; }

    /// <summary>With this transfer the petition goes to the unit above.</summary>
    public required int TransfersUntilDecision { get; init; }

    public required string Citation { get; init; }

    public DateOnly LastDay(DateOnly first, WorkingCalendar calendar) => ClockRule.LastDay(first, Days, Counting, calendar);

    internal sealed class Table : IEntityTypeConfiguration<PetitionRule>
    {
        public void Configure(EntityTypeBuilder<PetitionRule> rule)
        {
            rule.ToTable("petition_rule");
            rule.Property(one => one.Id).HasMaxLength(80);
            rule.Property(one => one.Counting).HasConversion<string>().HasMaxLength(20);
            rule.HasIndex(one => one.ValidFrom).IsUnique().HasDatabaseName("one_petition_rule_per_day");
            rule.HasData(new PetitionRule
            {
                Id = "regulation-11-2019-notice",
                ValidFrom = new(2019, 2, 18),
                Days = 10,
                Counting = DayCounting.Working,
                TransfersUntilDecision = 3,
                Citation = "Quy định 11-QĐi/TW ngày 18/02/2019: thông báo bằng văn bản trong 10 ngày làm việc. Số lần chuyển: yêu cầu F20 của nền tảng.",
            });
        }
    }
}
