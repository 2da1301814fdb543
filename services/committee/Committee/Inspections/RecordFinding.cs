using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Tasks;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Inspections;

/// <summary>A finding, with the task that puts it right, in one call; later somebody looks again.</summary>
internal static class RecordFinding
{
    /// <param name="UnitId">Where it was found.</param>
    /// <param name="Criterion">The rule that is not met, with its source.</param>
    /// <param name="Evidence">Documents by their symbol, pages by their address.</param>
    /// <param name="Correction">The task that puts it right.</param>
    /// <param name="Recheck">The last day for looking again.</param>
    public sealed record Request(
        [property: Required] Guid? UnitId,
        [property: Required, StringLength(500, MinimumLength = 5)] string Criterion,
        [property: Required, StringLength(Inspection.LongestText, MinimumLength = 10)] string Statement,
        [property: Required] Severity? Severity,
        [property: Required, MinLength(1), MaxLength(CommitteeTask.MostEvidence)] IReadOnlyList<string> Evidence,
        [property: Required] CorrectionTask Correction,
        [property: Required] DueBy Recheck);

    public sealed record CorrectionTask(
        [property: Required] Guid? SeatId,
        [property: Required, StringLength(CommitteeTask.LongestTitle, MinimumLength = 5)] string Title,
        [property: Required, StringLength(CommitteeTask.LongestDeliverable, MinimumLength = 5)] string Deliverable,
        [property: Required] DueBy Due);

    /// <param name="Next">The next day for looking, where it was not put right; absent where it was.</param>
    public sealed record LookingAgain(DueBy? Next = null);

    internal static void Map(RouteGroupBuilder v1)
    {
        v1.MapPost("/inspections/{inspectionId:guid}/findings", Handle).WithTags("inspections").WithName(nameof(RecordFinding))
            .WithSummary("Record a finding with the task that puts it right").Needs(CommitteesModule.Write).Answers<FindingResource>(201).Refuses(404, 409, 422);
        v1.MapPost("/findings/{findingId:guid}/rechecks", LookAgain).WithTags("inspections").WithName("RecheckFinding")
            .WithSummary("Look again at a finding").Needs(CommitteesModule.Write).Answers<FindingResource>().Refuses(404, 409, 412, 422, 428);
    }

    internal static async Task<IResult> Handle(
        Guid inspectionId, Request request, CommitteeDbContext db, EventLog log, InspectionDesk desk, TaskDesk tasks, CancellationToken ct)
    {
        if ((await desk.Open(inspectionId, null, ct)).Refused(out var refusal, out var inspection))
            return refusal;
        var committee = await db.Committees.SingleAsync(one => one.Id == inspection.CommitteeId, ct);
        var finding = new Finding();
        var draft = new TaskDraft(
            request.UnitId, request.Correction.Title, request.Correction.Deliverable, new("finding", finding.Id, request.Statement));
        var assigned = await tasks.Assign(committee, request.Correction.SeatId!.Value, draft, desk.Today, request.Correction.Due, ct);
        if (assigned.Refused(out refusal, out var correction))
            return refusal;
        var decided = finding.Record(
            inspection, request.UnitId!.Value, request.Criterion, request.Statement, request.Severity!.Value, request.Evidence, correction,
            Deadline.Of(desk.Today, request.Recheck, await db.WorkingCalendar(ct)));
        if (decided.Refused(out refusal, out var recorded))
            return refusal;
        db.Add(finding);
        log.Append(finding, recorded, finding.Readers);
        return await log.Save(Answer.Created($"/v1/findings/{finding.Id}", FindingResource.Of(finding), finding.Version), ct);
    }

    internal static async Task<IResult> LookAgain(
        Guid findingId, LookingAgain request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, InspectionDesk desk, CancellationToken ct)
    {
        if (await db.Findings.SingleOrDefaultAsync(one => one.Id == findingId, ct) is not { } finding)
            return InspectionProblems.FindingNotFound.ToRefusal();
        if ((await desk.Open(finding.InspectionId, null, ct)).Refused(out var refusal, out _))
            return refusal;
        if (ifMatch.Stale(finding, out var stale))
            return stale;
        var next = request.Next is { } due ? Deadline.Of(desk.Today, due, await db.WorkingCalendar(ct)) : null;
        if (finding.Recheck(desk.Today, next).Refused(out refusal, out var rechecked))
            return refusal;
        log.Append(finding, rechecked, finding.Readers);
        return await log.Save(Answer.Ok(FindingResource.Of(finding), finding.Version), ct);
    }
}
