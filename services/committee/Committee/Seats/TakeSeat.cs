using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Seats;

/// <summary>Seats the holder of an office on a committee.</summary>
internal static class TakeSeat
{
    public sealed record Request(
        [property: Required] SeatRole? Role,
        [property: Required, StringLength(Seat.LongestOffice, MinimumLength = 1)] string Office,
        [property: Required, StringLength(Seat.LongestHolder, MinimumLength = 1)] string Holder,
        [property: StringLength(Seat.LongestOffice, MinimumLength = 1)] string? Agency,
        [property: StringLength(Seat.LongestDuties)] string? Duties,
        [property: MaxLength(200)] IReadOnlyList<Guid>? OverseenUnitIds,
        [property: Required] DateOnly? From,
        DateOnly? To);

    internal static void Map(RouteGroupBuilder seats) => seats.MapPost("/", Handle)
        .WithName(nameof(TakeSeat)).WithSummary("Seat a holder")
        .Needs(CommitteesModule.Write).Answers<SeatResource>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid committeeId, Request request, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        if (await db.Committees.SingleOrDefaultAsync(one => one.Id == committeeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        var (units, from) = (await source.Current(ct), request.From!.Value);
        if (caller.IsOutside(units, committee.UnitId, from, out var outside))
            return outside;
        IReadOnlyList<Guid> overseen = request.OverseenUnitIds ?? [];
        foreach (var unitId in overseen)
        {
            if (!units.Covers(committee.UnitId, unitId, from))
                return CommitteeProblems.UnitNotInForce.With(
                    "Đơn vị được theo dõi không thuộc đơn vị của Ban Chỉ đạo.", "An overseen unit does not belong to the committee's unit.", ("unitId", unitId));
        }

        var seat = new Seat();
        var decided = seat.Take(committee, request.Role!.Value, request.Office, request.Holder, request.Agency, request.Duties, overseen, from, request.To);
        if (decided.Refused(out var refusal, out var taken))
            return refusal;
        db.Add(seat);
        log.Append(seat, taken, Readers.Public(seat.UnitId));
        return await log.Save(
            Answer.Created($"/v1/seats/{seat.Id}", SeatResource.Of(seat), seat.Version), ct, (Seat.OneHead, CommitteeProblems.HeadSeated),
            (SteeringCommittee.SeatsEndToo, CommitteeProblems.OutsideTerm));
    }
}
