using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Replies;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Inspections;

/// <summary>The team begins and ends; on the way it finds good deeds, and units owe it written replies.</summary>
internal static class RunInspection
{
    public sealed record Starting;

    public sealed record Closing([property: Required, StringLength(Inspection.LongestText, MinimumLength = 10)] string Conclusion);

    /// <param name="Seen">What was seen. Names of residents do not belong here.</param>
    public sealed record GoodDeed(
        [property: Required] Guid? UnitId, [property: Required, StringLength(Inspection.LongestText, MinimumLength = 20)] string Seen);

    /// <param name="Due">The last day; that of the rule in force unless given.</param>
    public sealed record ReplyRequest([property: Required] Guid? UnitId, DueBy? Due = null);

    internal static void Map(RouteGroupBuilder inspections)
    {
        inspections.MapPost("/{inspectionId:guid}/starts", Start).WithName("StartInspection").WithSummary("Begin an inspection")
            .Needs(CommitteesModule.Write).Answers<InspectionResource>().Refuses(404, 409, 412, 428);
        inspections.MapPost("/{inspectionId:guid}/closings", Close).WithName("CloseInspection").WithSummary("Close an inspection with its conclusion")
            .Needs(CommitteesModule.Write).Answers<InspectionResource>().Refuses(404, 409, 412, 428);
        inspections.MapPost("/{inspectionId:guid}/good-deeds", FindGoodDeed).WithName("FindGoodDeed").WithSummary("Nominate good work that was found")
            .Needs(CommitteesModule.Write).Answers<InspectionResource>().Refuses(404, 409, 412, 422, 428);
        inspections.MapPost("/{inspectionId:guid}/reply-duties", AskForReply).WithName("AskForReply").WithSummary("Ask a unit for a written reply")
            .Needs(CommitteesModule.Write).Answers<ReplyDutyResource>(201).Refuses(404, 409, 422);
    }

    internal static async Task<IResult> Start(Guid inspectionId, Starting request, IfMatch ifMatch, InspectionDesk desk, CancellationToken ct)
    {
        _ = request;
        if ((await desk.Open(inspectionId, ifMatch, ct)).Refused(out var refusal, out var inspection))
            return refusal;
        return inspection.Start(desk.Today).Refused(out refusal, out var started) ? refusal : await desk.Save(inspection, started, ct);
    }

    internal static async Task<IResult> Close(Guid inspectionId, Closing request, IfMatch ifMatch, InspectionDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(inspectionId, ifMatch, ct)).Refused(out var refusal, out var inspection))
            return refusal;
        return inspection.Close(desk.Today, request.Conclusion).Refused(out refusal, out var closed) ? refusal : await desk.Save(inspection, closed, ct);
    }

    internal static async Task<IResult> FindGoodDeed(Guid inspectionId, GoodDeed request, IfMatch ifMatch, InspectionDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(inspectionId, ifMatch, ct)).Refused(out var refusal, out var inspection))
            return refusal;
        return inspection.FindGoodDeed(request.UnitId!.Value, request.Seen, desk.Today).Refused(out refusal, out var found)
            ? refusal
            : await desk.Save(inspection, found, ct);
    }

    internal static async Task<IResult> AskForReply(
        Guid inspectionId, ReplyRequest request, CommitteeDbContext db, EventLog log, InspectionDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(inspectionId, null, ct)).Refused(out var refusal, out var inspection))
            return refusal;
        if (!inspection.Looks(request.UnitId!.Value))
            return InspectionProblems.NoTarget.ToRefusal();
        var rule = request.Due is null ? await ReplyRule.On(db, inspection.ReplyKind, desk.Today, ct) : null;
        if ((request.Due ?? (rule is null ? null : new DueBy(WorkingDays: rule.WorkingDays))) is not { } due)
            return ReplyProblems.PeriodMissing.ToRefusal();
        var duty = new ReplyDuty();
        var owed = duty.Owe(inspection.ReplyKind, inspection.Id, request.UnitId.Value, desk.Today, due, rule?.Citation, await db.WorkingCalendar(ct));
        db.Add(duty);
        log.Append(duty, owed, duty.Readers);
        return await log.Save(
            Answer.Created($"/v1/reply-duties/{duty.Id}", ReplyDutyResource.Of(duty), duty.Version), ct, (ReplyDuty.OnePerSubject, ReplyProblems.OwedAlready));
    }
}
