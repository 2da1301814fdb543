using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.FocusContents;

/// <summary>Closes a focus with what came of it; only then may another be chosen for the year.</summary>
internal static class CloseFocus
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request([property: Required, StringLength(FocusContent.LongestReason, MinimumLength = 1)] string Outcome, DateOnly? On);

    internal static void Map(RouteGroupBuilder contents) => contents.MapPost("/{focusId:guid}/closings", Handle)
        .WithName(nameof(CloseFocus)).WithSummary("Close a focus content")
        .Needs(CommitteesModule.Write).Answers<FocusContentResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid focusId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller,
        TimeProvider clock, CancellationToken ct)
    {
        var (units, today) = (await source.Current(ct), clock.Today());
        if (await db.FocusContents.SingleOrDefaultAsync(one => one.Id == focusId, ct) is not { } focus)
            return CommitteeProblems.FocusNotFound.ToRefusal();
        if (caller.IsOutside(units, focus.UnitId, request.On ?? today, out var outside))
            return outside;
        if (ifMatch.Stale(focus, out var stale))
            return stale;
        if (focus.Close(request.Outcome, request.On ?? today, today).Refused(out var refusal, out var closed))
            return refusal;
        log.Append(focus, closed, Readers.Public(focus.UnitId), closed.On);
        return await log.Save(Answer.Ok(FocusContentResource.Of(focus, caller, units, today), focus.Version), ct);
    }
}
