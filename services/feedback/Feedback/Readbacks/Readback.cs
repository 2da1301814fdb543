using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Readbacks;

/// <summary>
/// An opinion that an officer entered on behalf of somebody and that was drawn to be read back to that person. Whoever knows the ids of the
/// opinions can draw again and finds the same ones: no officer chooses.
/// </summary>
internal sealed class Readback : Aggregate
{
    public const string OnePerOpinion = "one_readback_per_opinion";

    private Readback()
    {
    }

    public Guid OpinionId { get; private set; }

    public Guid ConsultationId { get; private set; }

    /// <summary>The client that entered the opinion; another one reads it back.</summary>
    public string EnteredBy { get; private set; } = "";

    public DateOnly DrawnOn { get; private set; }

    public ReadbackOutcome? Outcome { get; private set; }

    /// <summary>The opinion that says what was meant.</summary>
    public Guid? CorrectionId { get; private set; }

    public string? ReadBy { get; private set; }

    public DateOnly? ReadOn { get; private set; }

    /// <summary>
    /// The first four bytes of SHA-256 over the id as it is written (36 letters), as a number from the greatest byte, modulo 10,000, lie below
    /// the share.
    /// </summary>
    /// <param name="perTenThousand">500 draw five per cent.</param>
    public static bool Draws(Guid opinionId, int perTenThousand) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.ASCII.GetBytes($"{opinionId}"))) % 10_000 < perTenThousand;

    /// <returns>Null where a person wrote it without an officer, or where it is not drawn.</returns>
    public static (Readback Readback, ReadbackDrawn Event)? Draw(Opinion opinion, ReadbackRule rule, string enteredBy, DateOnly today)
    {
        if (opinion.Channel is Channel.Portal or Channel.App || !Draws(opinion.Id, rule.PerTenThousand))
            return null;
        var readback = new Readback { OpinionId = opinion.Id, ConsultationId = opinion.ConsultationId, EnteredBy = enteredBy, DrawnOn = today };
        return (readback, new(readback.Id, opinion.Id, opinion.ConsultationId, opinion.UnitId, today));
    }

    public Decision<OpinionReadBack> Record(ReadbackOutcome outcome, Guid? correctionId, string by, DateOnly today)
    {
        if (Outcome is not null and not ReadbackOutcome.NotReached)
            return FeedbackProblems.ReadbackDone;
        if (by == EnteredBy)
            return FeedbackProblems.OwnReadback;
        (Outcome, CorrectionId, ReadBy, ReadOn) = (outcome, correctionId, by, today);
        return new OpinionReadBack(Id, OpinionId, ConsultationId, Kebab.Of(outcome), correctionId, today);
    }

    internal sealed class Table : IEntityTypeConfiguration<Readback>
    {
        public void Configure(EntityTypeBuilder<Readback> readback)
        {
            readback.ToTable("readback");
            readback.Property(one => one.Outcome).HasConversion<string>().HasMaxLength(20);
            readback.HasOne<Opinion>().WithMany().HasForeignKey(one => one.OpinionId).OnDelete(DeleteBehavior.Restrict);
            readback.HasOne<Opinion>().WithMany().HasForeignKey(one => one.CorrectionId).OnDelete(DeleteBehavior.Restrict);
            readback.HasIndex(one => one.OpinionId).IsUnique().HasDatabaseName(OnePerOpinion);
            readback.HasIndex(one => new { one.ConsultationId, one.Id }).HasDatabaseName("readback_by_consultation");
        }
    }
}

/// <summary>What the person said when the words were read back.</summary>
public enum ReadbackOutcome
{
    /// <summary>So it was said.</summary>
    Confirmed,

    /// <summary>It was said otherwise; the original stays.</summary>
    Corrected,

    /// <summary>It was never said.</summary>
    Denied,

    /// <summary>Nobody could be reached; a later try may be recorded.</summary>
    NotReached,
}

/// <summary>How many of the opinions that officers enter are read back: data, chosen by day.</summary>
internal sealed class ReadbackRule
{
    public required DateOnly ValidFrom { get; init; }

    /// <summary>500 are five per cent.</summary>
    public required int PerTenThousand { get; init; }

    public required string Source { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ReadbackRule>
    {
        public void Configure(EntityTypeBuilder<ReadbackRule> rule)
        {
            rule.ToTable("readback_rule");
            rule.HasKey(one => one.ValidFrom);
            rule.Property(one => one.Source).HasMaxLength(300);
            rule.HasData(new ReadbackRule
            {
                ValidFrom = new(1900, 1, 1), PerTenThousand = 500, Source = "Yêu cầu F13 của nền tảng: đọc lại 5% ý kiến do cán bộ nhập hộ",
            });
        }
    }
}
