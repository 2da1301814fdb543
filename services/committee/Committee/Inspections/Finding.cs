using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Tasks;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Inspections;

/// <summary>Something that does not meet a criterion: what shows it, how grave it is, the task that puts it right, the day to look again.</summary>
internal sealed class Finding : Obligation
{
    public Guid InspectionId { get; private set; }

    public string Criterion { get; private set; } = "";

    public string Statement { get; private set; } = "";

    public Severity Severity { get; private set; }

    public List<string> Evidence { get; private set; } = [];

    /// <summary>The task that puts it right.</summary>
    public Guid TaskId { get; private set; }

    public DateOnly FoundOn { get; private set; }

    public DateOnly? CorrectedOn { get; private set; }

    public override bool? OnTime => CorrectedOn is { } on ? on <= DueOn : null;

    /// <param name="correction">Made of this finding, in the same transaction.</param>
    public Decision<FindingRecorded> Record(
        Inspection inspection, Guid unitId, string criterion, string statement, Severity severity, IReadOnlyList<string> evidence, CommitteeTask correction,
        Deadline recheck)
    {
        if (inspection.State != InspectionState.Running)
            return InspectionProblems.NotPossible;
        if (!inspection.Looks(unitId))
            return InspectionProblems.NoTarget;
        if (recheck.On <= recheck.From)
            return InspectionProblems.RecheckUnfit;
        (InspectionId, UnitId, Criterion, Statement, Severity, Evidence) = (inspection.Id, unitId, criterion, statement, severity, [.. evidence]);
        (TaskId, FoundOn, IsOpen) = (correction.Id, recheck.From, true);
        Owe(recheck);
        return new FindingRecorded(Id, InspectionId, UnitId, Criterion, Kebab.Of(Severity), Evidence, TaskId, FoundOn, DueOn);
    }

    /// <summary>Looked at again: put right, or another day is set.</summary>
    public Decision<FindingRechecked> Recheck(DateOnly on, Deadline? next)
    {
        if (!IsOpen)
            return InspectionProblems.Corrected;
        if (on < FoundOn || next?.On <= on)
            return InspectionProblems.RecheckUnfit;
        if (next is null)
            (IsOpen, CorrectedOn) = (false, on);
        else
            Owe(next);
        return new FindingRechecked(Id, InspectionId, UnitId, on, next is null, next?.On);
    }

    protected override object Overdue() => new RecheckOverdue(Id, InspectionId, UnitId, DueOn, OverdueSince!.Value);

    protected override object Moved(DateOnly before) => new RecheckDeadlineMoved(Id, UnitId, before, DueOn);

    internal sealed class Mapping : IEntityTypeConfiguration<Finding>
    {
        public void Configure(EntityTypeBuilder<Finding> builder)
        {
            Map(builder, "finding");
            builder.HasOne<Inspection>().WithMany().HasForeignKey(finding => finding.InspectionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<CommitteeTask>().WithMany().HasForeignKey(finding => finding.TaskId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(finding => finding.Criterion).HasMaxLength(500);
            builder.Property(finding => finding.Statement).HasMaxLength(Inspection.LongestText);
            builder.Property(finding => finding.Severity).HasConversion<string>().HasMaxLength(20);
            builder.HasIndex(finding => new { finding.InspectionId, finding.Id }).HasDatabaseName("finding_of_inspection");
        }
    }
}
