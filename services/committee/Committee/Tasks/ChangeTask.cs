using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Tasks;

/// <summary>What the committee may change of a task that it gave: a later day with a reason and an approver, or nothing more of it.</summary>
internal static class ChangeTask
{
    /// <param name="Due">The new last day; working days are counted from today.</param>
    /// <param name="ApproverSeatId">Another member of the committee, who has accepted the reason.</param>
    public sealed record Extension(
        [property: Required] DueBy Due,
        [property: Required, StringLength(CommitteeTask.LongestText, MinimumLength = 10)] string Reason,
        [property: Required] Guid? ApproverSeatId);

    public sealed record Withdrawal([property: Required, StringLength(CommitteeTask.LongestText, MinimumLength = 10)] string Reason);

    internal static void Map(RouteGroupBuilder tasks)
    {
        tasks.MapPost("/{taskId:guid}/extensions", Extend).WithName("ExtendTask").WithSummary("Put off the last day for an approved reason")
            .Needs(CommitteesModule.Write).Answers<TaskResource>().Refuses(404, 409, 412, 422, 428);
        tasks.MapPost("/{taskId:guid}/withdrawals", Withdraw).WithName("WithdrawTask").WithSummary("Give up a task")
            .Needs(CommitteesModule.Write).Answers<TaskResource>().Refuses(404, 409, 412, 428);
    }

    internal static async Task<IResult> Extend(
        Guid taskId, Extension request, IfMatch ifMatch, CommitteeDbContext db, TaskDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(taskId, TaskMove.Extend, ifMatch, ct)).Refused(out var refusal, out var task))
            return refusal;
        if (await db.Seats.SingleOrDefaultAsync(one => one.Id == request.ApproverSeatId, ct) is not { } approver)
            return CommitteeProblems.SeatNotFound.ToRefusal();
        var later = Deadline.Of(desk.Today, request.Due, await db.WorkingCalendar(ct));
        return task.Extend(later, request.Reason, approver, desk.Today).Refused(out refusal, out var extended)
            ? refusal
            : await desk.Save(task, extended, desk.Today, ct);
    }

    internal static async Task<IResult> Withdraw(Guid taskId, Withdrawal request, IfMatch ifMatch, TaskDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(taskId, TaskMove.Withdraw, ifMatch, ct)).Refused(out var refusal, out var task))
            return refusal;
        return task.Withdraw(request.Reason, desk.Today, desk.Now).Refused(out refusal, out var withdrawn)
            ? refusal
            : await desk.Save(task, withdrawn, desk.Today, ct);
    }
}
