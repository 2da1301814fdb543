using DanVan.Committee.Committees;
using DanVan.Committee.Meetings;
using DanVan.Committee.Seats;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Tasks;

internal sealed partial class CommitteeTask
{
    internal sealed class Mapping : IEntityTypeConfiguration<CommitteeTask>
    {
        public void Configure(EntityTypeBuilder<CommitteeTask> builder)
        {
            Map(builder, "task");
            builder.HasOne<SteeringCommittee>().WithMany().HasForeignKey(task => task.CommitteeId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Seat>().WithMany().HasForeignKey(task => task.SeatId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(task => task.Title).HasMaxLength(LongestTitle);
            builder.Property(task => task.Deliverable).HasMaxLength(LongestDeliverable);
            builder.Property(task => task.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(task => task.SourceKind).HasMaxLength(40);
            builder.Property(task => task.Sentence).HasMaxLength(Conclusion.LongestSentence);
            builder.Ignore(task => task.First);
            builder.Ignore(task => task.Clarity);
            builder.Ignore(task => task.OnTimeAgainstFirst);
            builder.Ignore(task => task.OnTimeAgainstLast);
            builder.HasMany(task => task.Reports).WithOne().HasForeignKey(report => report.TaskId);
            builder.HasMany(task => task.Extensions).WithOne().HasForeignKey(extension => extension.TaskId);
            builder.HasMany(task => task.HandOvers).WithOne().HasForeignKey(handOver => handOver.TaskId);
            builder.HasIndex(task => new { task.DueOn, task.Id }).HasDatabaseName("task_due");
            builder.HasIndex(task => new { task.SeatId, task.DueOn }).HasDatabaseName("task_of_seat");
            builder.HasIndex(task => task.SourceId).HasDatabaseName("task_by_source");
            builder.HasIndex(task => task.SourceId, OneVisit).IsUnique().HasFilter("source_kind = 'unheard-unit'").HasDatabaseName(OneVisit);
            builder.HasIndex(task => task.SourceId, OneAnswer).IsUnique().HasFilter("source_kind = 'alert'").HasDatabaseName(OneAnswer);
            builder.HasIndex(task => task.HolderUnitId).HasDatabaseName("task_by_holder");
        }
    }

    internal sealed class PartsMapping :
        IEntityTypeConfiguration<TaskReport>, IEntityTypeConfiguration<TaskExtension>, IEntityTypeConfiguration<HandOver>
    {
        public void Configure(EntityTypeBuilder<TaskReport> builder)
        {
            builder.ToTable("task_report");
            builder.HasKey(report => new { report.TaskId, report.Number });
            builder.Property(report => report.Statement).HasMaxLength(LongestText);
        }

        public void Configure(EntityTypeBuilder<TaskExtension> builder)
        {
            builder.ToTable("task_extension");
            builder.HasKey(extension => new { extension.TaskId, extension.Number });
            builder.Property(extension => extension.Reason).HasMaxLength(LongestText);
        }

        public void Configure(EntityTypeBuilder<HandOver> builder)
        {
            builder.ToTable("hand_over");
            builder.HasKey(handOver => new { handOver.TaskId, handOver.Number });
            builder.Property(handOver => handOver.Message).HasMaxLength(LongestText);
            builder.Property(handOver => handOver.Reason).HasMaxLength(LongestText);
            builder.HasIndex(handOver => handOver.TaskId).IsUnique().HasFilter("answered_at is null").HasDatabaseName(HandOver.OneAtATime);
            builder.HasIndex(handOver => new { handOver.FromUnitId, handOver.ToUnitId }).HasDatabaseName("hand_over_by_pair");
        }
    }
}
