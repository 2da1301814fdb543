using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Seats;

/// <summary>
/// A seat on a committee: an office, who holds it, what for and from when to when. Each seat is its own entity, so that seats are taken
/// side by side; that a committee has one head at a time, the database says.
/// </summary>
internal sealed class Seat : Aggregate
{
    public const string OneHead = "one_head_at_a_time";
    public const int LongestOffice = 300, LongestHolder = 200, LongestDuties = 4000, LongestReason = 500;

    public Guid CommitteeId { get; private set; }

    public Guid UnitId { get; private set; }

    public string Role { get; private set; } = SeatRoles.Member;

    public string Office { get; private set; } = "";

    public string Holder { get; private set; } = "";

    public string? Agency { get; private set; }

    public string? Duties { get; private set; }

    public List<Guid> OverseenUnitIds { get; private set; } = [];

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    public string? Reason { get; private set; }

    public Decision<SeatTaken> Take(SteeringCommittee committee, SeatRole role, string office, string holder, string? agency, string? duties,
        IReadOnlyList<Guid> overseenUnitIds, DateOnly from, DateOnly? to)
    {
        if (!committee.IsAtWork(from) || to <= from || (committee.To is { } end && to > end))
            return CommitteeProblems.OutsideTerm.With(
                $"Ban Chỉ đạo hoạt động từ {committee.From:yyyy-MM-dd} đến {committee.To:yyyy-MM-dd}.",
                $"The committee's term is {committee.From:yyyy-MM-dd} to {committee.To:yyyy-MM-dd}.", ("from", committee.From), ("to", committee.To));
        (CommitteeId, UnitId, From, To) = (committee.Id, committee.UnitId, from, to ?? committee.To);
        (Role, Office, Holder, Agency, Duties) = (Kebab.Of(role), office, holder, agency, duties);
        OverseenUnitIds = [.. overseenUnitIds.Distinct()];
        return new SeatTaken(Id, CommitteeId, UnitId, Role, Office, Holder, Agency, Duties, OverseenUnitIds, From, To);
    }

    public bool IsHeld(DateOnly day) => From <= day && (To is null || day < To);

    public Decision<SeatLeft> Leave(DateOnly to, string? reason)
    {
        if (Reason is not null || To <= to)
            return CommitteeProblems.SeatLeftAlready.With($"Ghế kết thúc ngày {To:yyyy-MM-dd}.", $"The seat ends on {To:yyyy-MM-dd}.", ("to", To));
        if (to <= From)
            return CommitteeProblems.OutsideTerm.With("Ngày rời ghế phải sau ngày nhận.", "A seat is left after it was taken.", ("from", From));
        (To, Reason) = (to, reason);
        return new SeatLeft(Id, CommitteeId, UnitId, to, reason);
    }

    /// <summary>The right to a seat ends with the decision that established its committee; one that had yet to begin is never held.</summary>
    public SeatLeft EndWith(SteeringCommittee committee)
    {
        var end = committee.To!.Value;
        (To, Reason) = (end > From ? end : From, $"Ban Chỉ đạo kết thúc theo {committee.EndedBy}");
        return new(Id, CommitteeId, UnitId, To.Value, Reason);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Seat>
    {
        public void Configure(EntityTypeBuilder<Seat> builder)
        {
            builder.ToTable("seat");
            builder.HasOne<SteeringCommittee>().WithMany().HasForeignKey(seat => seat.CommitteeId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(seat => seat.Role).HasMaxLength(30);
            builder.Property(seat => seat.Office).HasMaxLength(LongestOffice);
            builder.Property(seat => seat.Holder).HasMaxLength(LongestHolder);
            builder.Property(seat => seat.Agency).HasMaxLength(LongestOffice);
            builder.Property(seat => seat.Duties).HasMaxLength(LongestDuties);
            builder.Property(seat => seat.Reason).HasMaxLength(LongestReason);
            builder.Property(seat => seat.From).HasColumnName("valid_from");
            builder.Property(seat => seat.To).HasColumnName("valid_to");
            builder.HasIndex(seat => new { seat.CommitteeId, seat.From }).HasDatabaseName("seat_of_committee");
            builder.HasIndex(seat => seat.OverseenUnitIds).HasMethod("gin").HasDatabaseName("seat_overseeing");
        }
    }
}

/// <summary>head: Trưởng ban. standing-deputy-head: Phó Trưởng ban Thường trực. deputy-head: Phó Trưởng ban. member: ủy viên.</summary>
public enum SeatRole
{
    Head,
    StandingDeputyHead,
    DeputyHead,
    Member,
}
