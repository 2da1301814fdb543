using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Tasks;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>
/// Turns a conclusion into tasks in one call, all of them or none: at the committee that concluded and at those below it. Each task shows the
/// sentence it came from.
/// </summary>
internal static class TurnIntoTasks
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request([property: Required, MinLength(1), MaxLength(100)] IReadOnlyList<NewTask> Tasks, [property: PlausibleDate] DateOnly? On);

    /// <param name="Sentence">The number of the sentence.</param>
    /// <param name="CommitteeId">The committee that charges its member; the one that concluded when absent.</param>
    /// <param name="SeatId">The one responsible member.</param>
    /// <param name="UnitId">Where it is to be done; the committee's own unit when absent.</param>
    public sealed record NewTask(
        [property: Required, Range(1, Conclusion.MostSentences)] int? Sentence,
        Guid? CommitteeId,
        [property: Required] Guid? SeatId,
        [property: Required, StringLength(CommitteeTask.LongestTitle, MinimumLength = 5)] string Title,
        [property: Required, StringLength(CommitteeTask.LongestDeliverable, MinimumLength = 5)] string Deliverable,
        [property: Required] DueBy Due,
        Guid? UnitId);

    public sealed record Response(Guid ConclusionId, IReadOnlyList<MadeTask> Tasks);

    public sealed record MadeTask(Guid TaskId, int Sentence, Guid CommitteeId, string Text);

    internal static void Map(RouteGroupBuilder conclusions) => conclusions.MapPost("/{conclusionId:guid}/tasks", Handle)
        .WithName(nameof(TurnIntoTasks)).WithSummary("Turn a conclusion into tasks")
        .Needs(CommitteesModule.Write).Answers<Response>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid conclusionId, Request request, CommitteeDbContext db, EventLog log, TaskDesk desk, Caller caller, CancellationToken ct)
    {
        if (await db.Conclusions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == conclusionId, ct) is not { } conclusion)
            return CommitteeProblems.ConclusionNotFound.ToRefusal();
        var (units, on) = (await desk.Units(ct), request.On ?? desk.Today);
        if (on > desk.Today || on < conclusion.On)
            return CommitteeProblems.NotOnThatDay.ToRefusal();
        var made = new List<MadeTask>();
        foreach (var wanted in request.Tasks)
        {
            if (conclusion.Sentences.FirstOrDefault(sentence => sentence.Number == wanted.Sentence) is not { } sentence)
                return CommitteeProblems.SentenceNotFound.With($"Không có câu {wanted.Sentence}.", $"There is no sentence {wanted.Sentence}.", ("sentence", wanted.Sentence));
            if (await db.Committees.SingleOrDefaultAsync(one => one.Id == (wanted.CommitteeId ?? conclusion.CommitteeId), ct) is not { } committee)
                return CommitteeProblems.CommitteeNotFound.ToRefusal();
            if (caller.IsOutside(units, committee.UnitId, on, out var outside))
                return outside;
            if (!units.Covers(conclusion.UnitId, committee.UnitId, on))
                return CommitteeProblems.UnitNotInForce.With("Ban Chỉ đạo không thuộc cấp dưới.", "The committee is not one below.", ("committeeId", committee.Id));
            var draft = new TaskDraft(wanted.UnitId, wanted.Title, wanted.Deliverable, new("conclusion", conclusionId, sentence.Text));
            if ((await desk.Assign(committee, wanted.SeatId!.Value, draft, on, wanted.Due, ct)).Refused(out var refusal, out var task))
                return refusal;
            db.Add(new ConclusionTask { TaskId = task.Id, ConclusionId = conclusionId, Sentence = sentence.Number, CommitteeId = committee.Id });
            made.Add(new(task.Id, sentence.Number, committee.Id, sentence.Text));
        }
        return await log.Save(Answer.Created($"/v1/conclusions/{conclusionId}/coverage", new Response(conclusionId, made)), ct);
    }
}
