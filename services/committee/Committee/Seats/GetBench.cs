using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Seats;

/// <summary>How strong the bench is: for how long offices stood empty, and who sits on too many committees.</summary>
internal static class GetBench
{
    private const int MostSeats = 5000;

    /// <param name="Days">Days on which somebody had to hold it: for the head from the first day of the committee, for others since it was first held.</param>
    /// <param name="VacantDays">Days of these on which nobody did.</param>
    public sealed record OfficeVacancy(string Role, string Office, int Days, int VacantDays);

    /// <param name="From">First day counted.</param>
    /// <param name="To">Last day counted.</param>
    public sealed record Vacancies(Guid CommitteeId, DateOnly From, DateOnly To, IReadOnlyList<OfficeVacancy> Offices);

    /// <param name="Holder">As the seats name the holder; namesakes of one agency count as one.</param>
    public sealed record OverCommitted(string Holder, string? Agency, int Committees);

    internal static void Map(RouteGroupBuilder v1)
    {
        v1.MapGet("/committees/{committeeId:guid}/vacancies", Vacant).WithTags("seats").WithName("GetVacancies").WithSummary("For how long offices stood empty")
            .Needs(CommitteesModule.Read).Answers<Vacancies>().Refuses(404);
        v1.MapGet("/over-committed", Over).WithTags("seats").WithName("GetOverCommitted").WithSummary("Who sits on too many committees, the most first")
            .Needs(CommitteesModule.Read).Answers<IReadOnlyList<OverCommitted>>();
    }

    internal static async Task<IResult> Vacant(
        Guid committeeId, [PlausibleDate, Description("From this day on; that of the committee unless given.")] DateOnly? from,
        [PlausibleDate, Description("Until this day; today unless given.")] DateOnly? to, CommitteeDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Committees.AsNoTracking().SingleOrDefaultAsync(one => one.Id == committeeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        var first = from is { } day && day > committee.From ? day : committee.From;
        var last = to ?? clock.Today();
        if (committee.To is { } end && end <= last)
            last = end.AddDays(-1);
        var seats = await db.Seats.AsNoTracking().Where(seat => seat.CommitteeId == committeeId && seat.From <= last).OrderBy(seat => seat.From).Take(MostSeats).ToListAsync(ct);
        List<OfficeVacancy> offices = [Vacancy(Kebab.Of(SeatRole.Head), "Trưởng ban", first)];
        foreach (var office in seats.Where(seat => seat.Role != Kebab.Of(SeatRole.Head)).GroupBy(seat => (seat.Role, seat.Office)))
            offices.Add(Vacancy(office.Key.Role, office.Key.Office, office.Min(seat => seat.From) is var since && since > first ? since : first));
        return TypedResults.Ok(new Vacancies(committeeId, first, last, offices));

        OfficeVacancy Vacancy(string role, string office, DateOnly since)
        {
            var held = seats.Where(seat => seat.Role == role && (role == Kebab.Of(SeatRole.Head) || seat.Office == office)).ToList();
            var days = Math.Max(0, last.DayNumber - since.DayNumber + 1);
            return new(role, office, days, Enumerable.Range(0, days).Count(at => !held.Exists(seat => seat.IsHeld(since.AddDays(at)))));
        }
    }

    internal static async Task<IResult> Over(
        [Description(Reads.Under)] Guid? under, [PlausibleDate, Description(UnitsModule.AsOf)] DateOnly? asOf,
        [Range(1, 50), Description("On more committees than this; 3 unless given.")] int? moreThan, [Range(1, 200)] int? limit,
        CommitteeDbContext db, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var day = asOf ?? clock.Today();
        if ((await source.Current(ct)).Reach(caller, under, day).Refused(out var refusal, out var mine))
            return refusal;
        var (ids, most) = (mine.Ids.Distinct().ToArray(), moreThan ?? 3);
        var found = await db.Seats.AsNoTracking()
            .Where(seat => ids.Contains(seat.UnitId) && seat.From <= day && (seat.To == null || day < seat.To))
            .GroupBy(seat => new { seat.Holder, seat.Agency })
            .Select(person => new { person.Key.Holder, person.Key.Agency, Committees = person.Select(seat => seat.CommitteeId).Distinct().Count() })
            .Where(person => person.Committees > most).OrderByDescending(person => person.Committees).ThenBy(person => person.Holder)
            .Take(limit ?? 50).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<OverCommitted>>([.. found.Select(person => new OverCommitted(person.Holder, person.Agency, person.Committees))]);
    }
}
