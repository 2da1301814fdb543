using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Seats;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Tasks;

/// <summary>Progress, or the end, with what shows it: a statement without evidence is refused.</summary>
internal static class ReportTask
{
    /// <param name="Evidence">Documents by their symbol, pages by their address.</param>
    /// <param name="On">The day; today unless given.</param>
    public sealed record Completion(
        [property: Required, StringLength(CommitteeTask.LongestText, MinimumLength = 5)] string Statement,
        [property: Required, MinLength(1), MaxLength(CommitteeTask.MostEvidence)] IReadOnlyList<string> Evidence,
        [property: PlausibleDate] DateOnly? On = null);

    /// <param name="Percent">How much of the deliverable is there.</param>
    public sealed record Progress(
        [property: Range(0, 99)] int Percent,
        [property: Required, StringLength(CommitteeTask.LongestText, MinimumLength = 5)] string Statement,
        [property: Required, MinLength(1), MaxLength(CommitteeTask.MostEvidence)] IReadOnlyList<string> Evidence,
        [property: PlausibleDate] DateOnly? On = null);

    internal static void Map(RouteGroupBuilder tasks)
    {
        tasks.MapPost("/{taskId:guid}/reports", Report).WithName("ReportTask").WithSummary("Report progress with evidence")
            .Needs(CommitteesModule.Write).Answers<TaskResource>().Refuses(404, 409, 412, 422, 428);
        tasks.MapPost("/{taskId:guid}/completions", Complete).WithName("CompleteTask").WithSummary("Say with evidence that a task is done")
            .Needs(CommitteesModule.Write).Answers<TaskResource>().Refuses(404, 409, 412, 422, 428);
    }

    internal static async Task<IResult> Report(Guid taskId, Progress request, IfMatch ifMatch, CommitteeDbContext db, TaskDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(taskId, TaskMove.Report, ifMatch, ct)).Refused(out var refusal, out var task))
            return refusal;
        var on = request.On ?? desk.Today;
        return task.Report(on, request.Percent, request.Statement, request.Evidence, desk.Today, await db.SubstituteOf(task.SeatId, on, ct)).Refused(out refusal, out var progressed)
            ? refusal
            : await desk.Save(task, progressed, on, ct);
    }

    internal static async Task<IResult> Complete(Guid taskId, Completion request, IfMatch ifMatch, CommitteeDbContext db, TaskDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(taskId, TaskMove.Complete, ifMatch, ct)).Refused(out var refusal, out var task))
            return refusal;
        var on = request.On ?? desk.Today;
        return task.Complete(on, request.Statement, request.Evidence, desk.Today, await db.SubstituteOf(task.SeatId, on, ct)).Refused(out refusal, out var done)
            ? refusal
            : await desk.Save(task, done, on, ct);
    }
}
