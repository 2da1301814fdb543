using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Replies;
using DanVan.Committee.Seats;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Inspections;

/// <summary>A team of a committee looks at units in the order of their risk: planned, running, closed.</summary>
internal sealed class Inspection : Aggregate
{
    public const int LongestTitle = 300, LongestText = 2000, MostTargets = 200, MostTeam = 30, MostSuspicions = 200;

    public Guid CommitteeId { get; private set; }

    /// <summary>The committee's unit.</summary>
    public Guid UnitId { get; private set; }

    public InspectionKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Who goes, the leader first.</summary>
    public List<Guid> TeamSeatIds { get; private set; } = [];

    /// <summary>Where, the highest risk first.</summary>
    public IReadOnlyList<InspectionTarget> Targets { get; private set; } = [];

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public InspectionState State { get; private set; }

    public string? Conclusion { get; private set; }

    public ReplyKind ReplyKind => Kind switch
    {
        InspectionKind.Supervision => ReplyKind.Supervision,
        InspectionKind.Criticism => ReplyKind.Criticism,
        _ => ReplyKind.Inspection,
    };

    public bool Looks(Guid unitId) => Targets.Any(target => target.UnitId == unitId);

    public Decision<InspectionPlanned> Plan(
        SteeringCommittee committee, InspectionKind kind, string title, IReadOnlyList<Seat> team, IReadOnlyList<InspectionTarget> targets, DateOnly from, DateOnly to)
    {
        if (!committee.IsAtWork(from) || to < from)
            return CommitteeProblems.OutsideTerm;
        if (team.Any(seat => seat.CommitteeId != committee.Id || !seat.IsHeld(from)))
            return InspectionProblems.TeamUnfit;
        if (targets.DistinctBy(target => target.UnitId).Count() < targets.Count)
            return InspectionProblems.TargetTwice;
        (CommitteeId, UnitId, Kind, Title, From, To) = (committee.Id, committee.UnitId, kind, title, from, to);
        TeamSeatIds = [.. team.Select(seat => seat.Id)];
        Targets = [.. targets.OrderByDescending(target => target.Risk)];
        return new InspectionPlanned(Id, CommitteeId, UnitId, Kebab.Of(Kind), Title, TeamSeatIds, Targets, From, To);
    }

    public Decision<InspectionStarted> Start(DateOnly on)
    {
        if (State != InspectionState.Planned || on < From)
            return InspectionProblems.NotPossible;
        State = InspectionState.Running;
        return new InspectionStarted(Id, UnitId, on);
    }

    public Decision<InspectionClosed> Close(DateOnly on, string conclusion)
    {
        if (State != InspectionState.Running)
            return InspectionProblems.NotPossible;
        (State, Conclusion) = (InspectionState.Closed, conclusion);
        return new InspectionClosed(Id, UnitId, on, conclusion);
    }

    /// <summary>Found while the team is at work, in a unit that it looks at.</summary>
    public Decision<GoodDeedFound> FindGoodDeed(Guid unitId, string seen, DateOnly on) =>
        State != InspectionState.Running ? InspectionProblems.NotPossible
        : !Looks(unitId) ? InspectionProblems.NoTarget
        : new GoodDeedFound(Guid.CreateVersion7(), Id, unitId, seen, on);

    internal sealed class Mapping : IEntityTypeConfiguration<Inspection>
    {
        public void Configure(EntityTypeBuilder<Inspection> builder)
        {
            builder.ToTable("inspection");
            builder.HasOne<SteeringCommittee>().WithMany().HasForeignKey(one => one.CommitteeId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
            builder.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(one => one.Title).HasMaxLength(LongestTitle);
            builder.Property(one => one.Conclusion).HasMaxLength(LongestText);
            builder.Property(one => one.From).HasColumnName("from_day");
            builder.Property(one => one.To).HasColumnName("to_day");
            builder.Ignore(one => one.ReplyKind);
            builder.Property(one => one.Targets).AsJson();
            builder.HasIndex(one => new { one.CommitteeId, one.Id }).HasDatabaseName("inspection_of_committee");
        }
    }
}
