using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Calendar;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Privacy;

/// <summary>Whoever holds the receipt asks what is held about them, or for its erasure.</summary>
internal static class AskForData
{
    public sealed record Request([property: Required] DataRequestKind? Kind);

    internal static void Map(RouteGroupBuilder v1) => v1.MapPost("/receipts/{code}/data-requests", Handle)
        .WithName(nameof(AskForData)).WithTags("privacy").WithSummary("Ask for one's own data, or for their erasure")
        .Needs("feedback.write").Answers<DataRequestView>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        [StringLength(200)] string code, Request request, PrivacyDesk desk, FeedbackDbContext db, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (await desk.OfHolder(code, ct) is not (var subjectId, var unitId))
            return FeedbackProblems.ReceiptNotFound.ToRefusal();
        var (asked, requested) = DataRequest.Ask(
            subjectId, unitId, request.Kind!.Value, await PrivacyRule.On(db, today, ct), await db.WorkingCalendar(ct), today);
        db.Add(asked);
        log.Append(asked, requested, Readers.Within(unitId));
        return await log.Save(
            Answer.Created($"/v1/receipts/{code}/privacy", DataRequestView.Of(asked), asked.Version), ct, (DataRequest.OneOpenOfAKind, FeedbackProblems.RequestedAlready));
    }
}

/// <param name="DueOn">The last day by law.</param>
/// <param name="Note">Why it was refused, or what was found.</param>
public sealed record DataRequestView(
    Guid Id, long Version, Guid SubjectId, DataRequestKind Kind, DateOnly RequestedOn, DateOnly DueOn, bool? Granted, string? Note, DateOnly? AnsweredOn)
{
    internal static DataRequestView Of(DataRequest one) => new(
        one.Id, one.Version, one.SubjectId, one.Kind, one.RequestedOn, one.DueOn, one.Granted, one.Note, one.AnsweredOn);
}
