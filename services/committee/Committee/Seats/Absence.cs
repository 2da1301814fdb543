using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Seats;

/// <summary>
/// The holder of a seat is away for a while and another seat of the committee stands in: what is due meanwhile is the substitute's, and the
/// record shows on whose behalf. That nobody is away twice at a time, the database says.
/// </summary>
internal sealed class Absence : Aggregate
{
    public const string OneAtATime = "one_absence_at_a_time";
    public const int LongestReason = 500;

    public Guid SeatId { get; private set; }

    public Guid CommitteeId { get; private set; }

    public Guid UnitId { get; private set; }

    public Guid SubstituteSeatId { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>First day back.</summary>
    public DateOnly To { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>True when the holder came back before the day that was named.</summary>
    public bool IsCutShort { get; private set; }

    /// <param name="others">Absences of the committee that touch these days.</param>
    public Decision<AbsenceDeclared> Declare(Seat seat, Seat substitute, DateOnly from, DateOnly to, string reason, IReadOnlyList<Absence> others)
    {
        if (to <= from || !seat.IsHeld(from) || !seat.IsHeld(to.AddDays(-1)))
            return AbsenceProblems.DayUnfit;
        var away = others.Where(one => one.From < to && from < one.To).ToList();
        if (substitute.Id == seat.Id || substitute.CommitteeId != seat.CommitteeId || !substitute.IsHeld(from) || !substitute.IsHeld(to.AddDays(-1))
            || away.Any(one => one.SeatId == substitute.Id))
            return AbsenceProblems.SubstituteUnfit;
        if (away.Any(one => one.SubstituteSeatId == seat.Id))
            return AbsenceProblems.StandsIn;
        (SeatId, CommitteeId, UnitId, SubstituteSeatId, From, To, Reason) = (seat.Id, seat.CommitteeId, seat.UnitId, substitute.Id, from, to, reason);
        return new AbsenceDeclared(Id, SeatId, CommitteeId, UnitId, SubstituteSeatId, From, To, Reason);
    }

    public Decision<AbsenceEnded> Return(DateOnly on)
    {
        if (on <= From || on >= To)
            return AbsenceProblems.DayUnfit;
        (To, IsCutShort) = (on, true);
        return new AbsenceEnded(Id, SeatId, CommitteeId, UnitId, To);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Absence>
    {
        public void Configure(EntityTypeBuilder<Absence> builder)
        {
            builder.ToTable("absence");
            builder.HasOne<Seat>().WithMany().HasForeignKey(absence => absence.SeatId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Seat>().WithMany().HasForeignKey(absence => absence.SubstituteSeatId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(absence => absence.From).HasColumnName("valid_from");
            builder.Property(absence => absence.To).HasColumnName("valid_to");
            builder.Property(absence => absence.Reason).HasMaxLength(LongestReason);
            builder.HasIndex(absence => new { absence.CommitteeId, absence.From, absence.Id }).HasDatabaseName("absence_of_committee");
        }
    }
}

/// <summary>Who acts for whom.</summary>
internal static class Absences
{
    /// <summary>The seat that stands in for another on a day; null where its own holder is there.</summary>
    public static Task<Guid?> SubstituteOf(this CommitteeDbContext db, Guid seatId, DateOnly day, CancellationToken ct) => db.Absences.AsNoTracking()
        .Where(one => one.SeatId == seatId && one.From <= day && day < one.To).Select(one => (Guid?)one.SubstituteSeatId).FirstOrDefaultAsync(ct);
}

/// <summary>Every refusal about absences.</summary>
internal static class AbsenceProblems
{
    public static readonly Problem NotFound = new(404, "absence-not-found", "Không tìm thấy thời gian vắng mặt", "Absence not found");
    public static readonly Problem AwayAlready = new(409, "absence-declared-already", "Đã có thời gian vắng mặt trùng ngày", "An absence of these days is declared already");
    public static readonly Problem StandsIn = new(409, "absent-member-stands-in",
        "Thành viên đang thay người khác trong thời gian này", "The member stands in for somebody else on these days");
    public static readonly Problem SubstituteUnfit = new(422, "substitute-unfit",
        "Người thay phải là thành viên khác của Ban Chỉ đạo và có mặt", "A substitute is another member of the committee who is there");
    public static readonly Problem DayUnfit = new(422, "absence-day-unfit", "Ngày vắng mặt không hợp lệ", "The days of the absence do not fit");
}
