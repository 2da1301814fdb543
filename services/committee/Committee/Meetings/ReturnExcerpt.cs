using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>Tells the unit that raised the item what was concluded. Its meeting cannot be closed before.</summary>
internal static class ReturnExcerpt
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(DateOnly? On);

    internal static void Map(RouteGroupBuilder conclusions) => conclusions.MapPost("/{conclusionId:guid}/excerpts", Handle)
        .WithName(nameof(ReturnExcerpt)).WithSummary("Return the excerpt to the unit that raised the item")
        .Needs(CommitteesModule.Write).Answers<ConclusionResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid conclusionId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, MeetingDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if (await db.Conclusions.SingleOrDefaultAsync(one => one.Id == conclusionId, ct) is not { } conclusion)
            return CommitteeProblems.ConclusionNotFound.ToRefusal();
        if ((await desk.Open(conclusion.MeetingId, ct, on)).Refused(out var refusal, out var meeting))
            return refusal;
        if (ifMatch.Stale(conclusion, out var stale))
            return stale;
        if (conclusion.ReturnExcerpt(meeting, on, desk.Today).Refused(out refusal, out var returned))
            return refusal;
        log.Append(conclusion, returned, Readers.Within(returned.ToUnitId), on);
        return await log.Save(Answer.Ok(ConclusionResource.Of(conclusion), conclusion.Version), ct);
    }
}
