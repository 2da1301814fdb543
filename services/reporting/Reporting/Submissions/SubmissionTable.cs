using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Submissions;

internal static class SubmissionTable
{
    /// <summary><see cref="Submission.AtUnitId"/> as a column, for lists.</summary>
    public const string LiesWith = "LiesWith";

    internal static void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.ToTable("submission");
        submission.Property(one => one.Form).HasMaxLength(ReportForm.LongestCode);
        submission.Property(one => one.Period).HasMaxLength(10);
        submission.Property(one => one.From).HasColumnName("valid_from");
        submission.Property(one => one.To).HasColumnName("valid_to");
        submission.Property(one => one.Reason).HasMaxLength(Submission.LongestComment);
        submission.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
        submission.Property(one => one.SubmittedBy).HasMaxLength(200);
        submission.OwnsMany(one => one.Positions, positions => positions.ToJson());
        submission.OwnsMany(one => one.Answers, answers => answers.ToJson());
        submission.OwnsMany(one => one.Steps, steps =>
        {
            steps.ToJson();
            steps.Property(one => one.Step).HasConversion<string>();
        });
        // By the database, so that no release can forget to say it.
        submission.Property<Guid?>(LiesWith).HasColumnName("at_unit_id").HasComputedColumnSql(
            "case when state in ('Draft', 'Returned') then unit_id when state in ('Submitted', 'Accepted') then chain[level + 1] end", stored: true);
        submission.HasIndex(LiesWith, nameof(Submission.DueOn), nameof(Submission.Id)).HasDatabaseName("submission_waiting");
        submission.HasOne<ReportForm>().WithMany().HasForeignKey(one => one.FormId).OnDelete(DeleteBehavior.Restrict);
        submission.HasIndex(one => new { one.Form, one.To, one.UnitId, one.Number }).IsUnique().HasDatabaseName(Submission.OnePerNumber);
        submission.HasIndex(one => new { one.Form, one.To, one.UnitId }).IsUnique().HasDatabaseName(Submission.OneAtWork)
            .HasFilter("state in ('Draft', 'Submitted', 'Accepted', 'Returned')");
    }
}

/// <param name="Field">The key of the field.</param>
/// <param name="Remark">What the unit has to say of a figure that is not its own to change.</param>
/// <param name="Indicator">Where the number was drawn from.</param>
/// <param name="Definition">The version of the indicator's definition.</param>
/// <param name="IsRatio">Divided, so it is never summed.</param>
internal sealed record FieldAnswer(string Field, decimal? Number, string? Text, string? Remark, string? Indicator, short? Definition, bool IsRatio);

internal sealed record ReadPosition(string Source, long Position);

/// <summary>What the system knew at a time.</summary>
internal sealed record Reading(DateTimeOffset At, IReadOnlyList<ReadPosition> Positions, IReadOnlyList<FieldAnswer> Figures);

/// <param name="UnitId">The unit whose turn it was.</param>
/// <param name="By">The client that did it.</param>
/// <param name="ActingUnitId">The unit that stood in, where that whose turn it was had ended.</param>
internal sealed record StepTaken(SubmissionStep Step, Guid UnitId, string By, DateTimeOffset At, string? Comment, Guid? ActingUnitId = null);
