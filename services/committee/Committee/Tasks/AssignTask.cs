using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Tasks;

/// <summary>Gives a task to one member of a committee.</summary>
internal static class AssignTask
{
    /// <param name="SeatId">The one responsible member, by the seat held on the day.</param>
    /// <param name="Deliverable">What will lie on the table.</param>
    /// <param name="UnitId">Where it is to be done; the committee's own unit unless given.</param>
    /// <param name="AssignedOn">Today unless given.</param>
    public sealed record Request(
        [property: Required] Guid? SeatId,
        [property: Required, StringLength(CommitteeTask.LongestTitle, MinimumLength = 5)] string Title,
        [property: Required, StringLength(CommitteeTask.LongestDeliverable, MinimumLength = 5)] string Deliverable,
        [property: Required] DueBy Due,
        Guid? UnitId = null,
        [property: PlausibleDate] DateOnly? AssignedOn = null);

    internal static void Map(RouteGroupBuilder committees) => committees.MapPost("/{committeeId:guid}/tasks", Handle)
        .WithName(nameof(AssignTask)).WithSummary("Give a task to one member")
        .Needs(CommitteesModule.Write).Answers<TaskResource>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid committeeId, Request request, CommitteeDbContext db, EventLog log, TaskDesk desk, Caller caller, CancellationToken ct)
    {
        if (await db.Committees.SingleOrDefaultAsync(one => one.Id == committeeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        var on = request.AssignedOn ?? desk.Today;
        if (caller.IsOutside(await desk.Units(ct), committee.UnitId, on, out var outside))
            return outside;
        if (on > desk.Today)
            return TaskProblems.DayUnfit.ToRefusal();
        var draft = new TaskDraft(request.UnitId, request.Title, request.Deliverable, null);
        if ((await desk.Assign(committee, request.SeatId!.Value, draft, on, request.Due, ct)).Refused(out var refusal, out var task))
            return refusal;
        return await log.Save(Answer.Created($"/v1/tasks/{task.Id}", await desk.View(task, ct), task.Version), ct);
    }
}
