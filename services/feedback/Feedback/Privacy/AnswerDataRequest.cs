using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Privacy;

/// <summary>An official grants or refuses what a person asked; granting an erasure is the erasure.</summary>
internal static class AnswerDataRequest
{
    /// <param name="Note">Needed of a refusal.</param>
    public sealed record Request(bool Granted, [property: StringLength(DataRequest.LongestNote)] string? Note = null);

    private sealed record After(DateOnly DueOn, Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        var requests = v1.MapGroup("/data-requests").WithTags("privacy");
        requests.MapPost("/{id:guid}/answers", Handle).WithName(nameof(AnswerDataRequest)).WithSummary("Answer what a person asked about their data")
            .Needs(PrivacyModule.Unseal).Answers<DataRequestView>().Refuses(404, 409, 422);
        requests.MapGet("/", List).WithName("GetDataRequests").WithSummary("Open requests before the caller's unit, the most urgent first")
            .Needs(PrivacyModule.Unseal).Answers<Page<DataRequestView>>();
    }

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, PrivacyDesk desk, FeedbackDbContext db, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        if (await db.DataRequests.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } asked || await desk.UnitOf(asked.SubjectId, ct) is null)
            return FeedbackProblems.DataRequestNotFound.ToRefusal();
        if (ifMatch.Stale(asked, out var stale))
            return stale;
        if (asked.AnswerWith(request.Granted, request.Note, clock.Today()).Refused(out var refusal, out var answered))
            return refusal;
        log.Append(asked, answered, Readers.Within(asked.UnitId));
        if (asked is { Kind: DataRequestKind.Erasure, Granted: true })
            await desk.Erase(asked.SubjectId, "request", ct);
        return await log.Save(Answer.Ok(DataRequestView.Of(asked), asked.Version), ct);
    }

    internal static async Task<IResult> List([AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var mine = (units.Resolve(caller.Unit) is { } own ? units.Reach(own) : []).Select(one => one.UnitId).Distinct().ToArray();
        var found = await db.DataRequests.AsNoTracking()
            .Where(one => one.AnsweredOn == null && mine.Contains(one.UnitId)
                && (after == null || one.DueOn > after.DueOn || one.DueOn == after.DueOn && one.Id > after.Id))
            .OrderBy(one => one.DueOn).ThenBy(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(DataRequestView.Of)], one => new After(one.DueOn, one.Id)));
    }
}
