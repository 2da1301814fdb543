using DanVan.Committee.Committees;
using DanVan.Committee.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Meetings;

/// <summary>A task that was made of a sentence of a conclusion: by these rows it is seen which sentences a committee has taken up.</summary>
internal sealed class ConclusionTask
{
    public required Guid TaskId { get; init; }

    public required Guid ConclusionId { get; init; }

    public required int Sentence { get; init; }

    /// <summary>The committee that charged one of its members.</summary>
    public required Guid CommitteeId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ConclusionTask>
    {
        public void Configure(EntityTypeBuilder<ConclusionTask> builder)
        {
            builder.ToTable("conclusion_task");
            builder.HasKey(task => task.TaskId);
            builder.HasOne<CommitteeTask>().WithMany().HasForeignKey(task => task.TaskId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Conclusion>().WithMany().HasForeignKey(task => task.ConclusionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<SteeringCommittee>().WithMany().HasForeignKey(task => task.CommitteeId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(task => new { task.ConclusionId, task.CommitteeId, task.Sentence }).HasDatabaseName("conclusion_task_of_committee");
        }
    }
}
