using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Committees;

/// <summary>
/// A steering committee (Ban Chỉ đạo), established by a decision. It belongs to the unit as that stood then, and keeps its id when the unit
/// or its whole level is abolished: only a decision ends it, and names who takes over.
/// </summary>
internal sealed class SteeringCommittee : Aggregate
{
    public const string OnePerDecision = "one_committee_per_decision", NoCircle = "committees_form_a_tree", SeatsEndToo = "seats_end_with_their_committee";
    public const int LongestName = 300;

    public Guid UnitId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>province, district, commune or agency: what the unit was at the time of the decision.</summary>
    public string Level { get; private set; } = "";

    /// <summary>The committee that directs it now; who did before is in <see cref="EarlierParents"/>.</summary>
    public Guid? ParentId { get; private set; }

    public List<EarlierParent> EarlierParents { get; private set; } = [];

    public string Symbol { get; private set; } = "";

    public string Issuer { get; private set; } = "";

    public DateOnly? IssuedOn { get; private set; }

    public DateOnly EffectiveOn { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>First day after its term or its end; null while nothing ends it.</summary>
    public DateOnly? To { get; private set; }

    public string? EndedBy { get; private set; }

    public IReadOnlyList<Guid> SuccessorIds { get; private set; } = [];

    public LegalDocument Decision => new(Symbol, Issuer, IssuedOn, EffectiveOn);

    public Decision<CommitteeEstablished> Establish(UnitVersion unit, string name, LegalDocument decision, DateOnly from, DateOnly? to, Guid? parentId)
    {
        if (to <= from)
            return CommitteeProblems.OutsideTerm.With("Ngày kết thúc phải sau ngày bắt đầu.", "The term must end after it begins.");
        (UnitId, Name, From, To, ParentId) = (unit.UnitId, name, from, to, parentId);
        (Symbol, Issuer, IssuedOn, EffectiveOn) = (decision.Symbol, decision.Issuer, decision.IssuedOn, decision.EffectiveOn);
        Level = UnitKinds.Tier(unit.Kind) switch { 1 => "province", 2 => "district", 3 => "commune", _ => "agency" };
        return new CommitteeEstablished(Id, UnitId, Name, Level, decision, From, To, ParentId);
    }

    public Decision<CommitteeEnded> End(LegalDocument decision, DateOnly to, IReadOnlyList<Guid> successorIds)
    {
        if (EndedBy is not null || to <= From || To < to)
            return CommitteeProblems.OutsideTerm.With(
                $"Ban Chỉ đạo hoạt động từ {From:yyyy-MM-dd} đến {To:yyyy-MM-dd}.", $"The committee's term is {From:yyyy-MM-dd} to {To:yyyy-MM-dd}.",
                ("from", From), ("to", To));
        (To, EndedBy, SuccessorIds) = (to, decision.Symbol, [.. successorIds]);
        return new CommitteeEnded(Id, UnitId, decision, to, SuccessorIds);
    }

    /// <summary>Another committee directs it from a day on. A day to come is refused: until then nobody could say who directs it today.</summary>
    public Decision<CommitteeMoved> Move(LegalDocument decision, DateOnly on, Guid? parentId, DateOnly today)
    {
        var since = EarlierParents.Count == 0 ? From : EarlierParents.Max(one => one.Until);
        if (on <= since || on > today || !IsAtWork(on))
            return CommitteeProblems.OutsideTerm.With(
                $"Ban Chỉ đạo chuyển cấp trên sau ngày {since:yyyy-MM-dd}, không muộn hơn hôm nay và trong thời gian hoạt động.",
                $"It moves after {since:yyyy-MM-dd}, not later than today and within its term.", ("after", since), ("today", today), ("to", To));
        if (parentId == ParentId)
            return CommitteeProblems.NothingChanges;
        EarlierParents.Add(new(ParentId, since, on));
        (var from, ParentId) = (ParentId, parentId);
        return new CommitteeMoved(Id, UnitId, decision, on, from, ParentId);
    }

    /// <summary>The committee that directed it on a day.</summary>
    public Guid? ParentOn(DateOnly day) => EarlierParents.OrderBy(one => one.Until).FirstOrDefault(one => day < one.Until) is { } earlier ? earlier.ParentId : ParentId;

    public bool IsAtWork(DateOnly day) => From <= day && (To is null || day < To);

    internal sealed class Mapping : IEntityTypeConfiguration<SteeringCommittee>
    {
        public void Configure(EntityTypeBuilder<SteeringCommittee> builder)
        {
            builder.ToTable("committee");
            builder.Property(committee => committee.Name).HasMaxLength(LongestName);
            builder.Property(committee => committee.Level).HasMaxLength(20);
            builder.Property(committee => committee.From).HasColumnName("valid_from");
            builder.Property(committee => committee.To).HasColumnName("valid_to");
            builder.Property(committee => committee.SuccessorIds).HasColumnType("uuid[]");
            builder.Ignore(committee => committee.Decision);
            builder.OwnsMany(committee => committee.EarlierParents, earlier =>
            {
                earlier.ToTable("earlier_parent");
                earlier.WithOwner().HasForeignKey("CommitteeId");
                earlier.HasKey("CommitteeId", nameof(EarlierParent.Until));
                earlier.Property(one => one.From).HasColumnName("valid_from");
                earlier.Property(one => one.Until).HasColumnName("valid_to");
                earlier.HasIndex(one => one.ParentId).HasDatabaseName("committee_once_below");
            });
            builder.HasIndex(committee => new { committee.UnitId, committee.Symbol }).IsUnique().HasDatabaseName(OnePerDecision);
            builder.HasIndex(committee => committee.ParentId).HasDatabaseName("committee_below")
                .IncludeProperties(committee => new { committee.Id, committee.Level, committee.From, committee.To });
        }
    }
}

/// <summary>Who directed a committee before.</summary>
/// <param name="Until">First day on which somebody else did.</param>
public sealed record EarlierParent(Guid? ParentId, DateOnly From, DateOnly Until);
