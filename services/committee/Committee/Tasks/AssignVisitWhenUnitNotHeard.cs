using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Seats;
using DanVan.Committee.Units;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Tasks;

/// <summary>
/// Nobody of a unit that was asked has spoken yet: whoever leads the nearest committee has the task of going there while there is time. One
/// task for each invitation, however often it is told. Where nobody leads, or no working day is left, there is no task: nobody could do it.
/// </summary>
internal sealed class AssignVisitWhenUnitNotHeard(CommitteeDbContext db, EventLog log, UnitTreeSource source) : IFollow<UnitNotHeardYet>
{
    private const string Kind = "unheard-unit";

    // The head before the standing deputy before deputies before members.
    private static readonly string[] Roles = [.. Enum.GetValues<SeatRole>().Select(role => Kebab.Of(role))];

    public async Task Handle(Followed<UnitNotHeardYet> followed, CancellationToken ct)
    {
        var (silent, day, tree) = (followed.Event, followed.Event.NoticedOn, await source.Current(ct));
        if (await db.Tasks.AnyAsync(task => task.SourceId == silent.InvitationId && task.SourceKind == Kind, ct))
            return;
        if (tree.Find(silent.UnitId, day) is not { } unit || await db.NearestCommittee(tree, silent.UnitId, day, ct) is not { } committee)
            return;
        var seats = await db.Seats.AsNoTracking().Where(seat => seat.CommitteeId == committee.Id && seat.From <= day && (seat.To == null || day < seat.To)).ToListAsync(ct);
        if (seats.OrderBy(seat => Array.IndexOf(Roles, seat.Role)).ThenBy(seat => seat.Id).FirstOrDefault() is not { } seat)
            return;
        if (await Before(silent.ClosesOn, day, ct) is not { } deadline)
            return;
        var task = new CommitteeTask();
        var draft = new TaskDraft(
            unit.UnitId, $"Lấy ý kiến người dân {unit.Name} trước khi hết hạn góp ý", "01 báo cáo buổi gặp dân, kèm số ý kiến đã ghi nhận",
            new(Kind, silent.InvitationId, $"Chưa có ý kiến của {unit.Name} về: {silent.Title}"));
        if (task.Assign(committee, seat, draft, deadline, await SpecificityThreshold.On(db, committee.Level, day, ct)).Refused(out _, out var assigned))
            return;
        db.Add(task);
        log.Append(task, assigned, task.Readers, on: day, cause: followed.Id);
    }

    // After the round has closed a visit is of no use: a last day on which nobody works moves forward, not back.
    private async Task<Deadline?> Before(DateOnly closes, DateOnly from, CancellationToken ct)
    {
        var (calendar, last) = (await db.WorkingCalendar(ct), closes);
        while (last > from && !calendar.IsWorking(last))
            last = last.AddDays(-1);
        return last > from ? Deadline.Of(from, new(last), calendar) : null;
    }
}
