using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Tasks;

/// <summary>A task crosses to another agency: sent, accepted, refused with a reason, handed back with a reason.</summary>
internal static class HandOverTask
{
    /// <param name="ToUnitId">The agency or unit that is asked; it need not stand below the sender.</param>
    /// <param name="Message">What is asked of it.</param>
    public sealed record Sending(
        [property: Required] Guid? ToUnitId, [property: Required, StringLength(CommitteeTask.LongestText, MinimumLength = 5)] string Message);

    public sealed record Acceptance;

    public sealed record Reason([property: Required, StringLength(CommitteeTask.LongestText, MinimumLength = 10)] string Why);

    internal static void Map(RouteGroupBuilder tasks)
    {
        tasks.MapPost("/{taskId:guid}/hand-overs", Send).WithName("SendTask").WithSummary("Ask another agency to take a task")
            .Needs(CommitteesModule.Write).Answers<TaskResource>().Refuses(404, 409, 412, 422, 428);
        tasks.MapPost("/{taskId:guid}/acceptances", Accept).WithName("AcceptTask").WithSummary("Take a task that was sent")
            .Needs(CommitteesModule.Write).Answers<TaskResource>().Refuses(404, 409, 412, 428);
        tasks.MapPost("/{taskId:guid}/refusals", Refuse).WithName("RefuseTask").WithSummary("Refuse a task that was sent")
            .Needs(CommitteesModule.Write).Answers<TaskResource>().Refuses(404, 409, 412, 428);
        tasks.MapPost("/{taskId:guid}/returns", HandBack).WithName("HandBackTask").WithSummary("Give back a task that was accepted")
            .Needs(CommitteesModule.Write).Answers<TaskResource>().Refuses(404, 409, 412, 428);
    }

    internal static async Task<IResult> Send(Guid taskId, Sending request, IfMatch ifMatch, TaskDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(taskId, TaskMove.Send, ifMatch, ct)).Refused(out var refusal, out var task))
            return refusal;
        if ((await desk.Units(ct)).Find(request.ToUnitId!.Value, desk.Today) is null)
            return TaskProblems.ReceiverUnfit.ToRefusal();
        return task.Send(request.ToUnitId.Value, request.Message, desk.Now).Refused(out refusal, out var sent)
            ? refusal
            : await desk.Save(task, sent, desk.Today, ct);
    }

    internal static async Task<IResult> Accept(Guid taskId, Acceptance request, IfMatch ifMatch, TaskDesk desk, CancellationToken ct)
    {
        _ = request;
        if ((await desk.Open(taskId, TaskMove.Accept, ifMatch, ct)).Refused(out var refusal, out var task))
            return refusal;
        return task.Accept(desk.Now).Refused(out refusal, out var accepted) ? refusal : await desk.Save(task, accepted, desk.Today, ct);
    }

    internal static async Task<IResult> Refuse(Guid taskId, Reason request, IfMatch ifMatch, TaskDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(taskId, TaskMove.Refuse, ifMatch, ct)).Refused(out var refusal, out var task))
            return refusal;
        return task.Refuse(request.Why, desk.Now).Refused(out refusal, out var refused) ? refusal : await desk.Save(task, refused, desk.Today, ct);
    }

    internal static async Task<IResult> HandBack(Guid taskId, Reason request, IfMatch ifMatch, TaskDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(taskId, TaskMove.HandBack, ifMatch, ct)).Refused(out var refusal, out var task))
            return refusal;
        return task.HandBack(request.Why, desk.Now).Refused(out refusal, out var returned) ? refusal : await desk.Save(task, returned, desk.Today, ct);
    }
}
