using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.FocusContents;

/// <summary>Exchanges the focus of a year for another in one step, with the reason.</summary>
internal static class SwapFocus
{
    /// <param name="Why">Why the first one is given up.</param>
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(
        [property: Required, StringLength(FocusContent.LongestReason, MinimumLength = 1)] string Why, [property: Required] FocusChoice Next, DateOnly? On);

    internal static void Map(RouteGroupBuilder contents) => contents.MapPost("/{focusId:guid}/swaps", Handle)
        .WithName(nameof(SwapFocus)).WithSummary("Swap a focus content for another")
        .Needs(CommitteesModule.Write).Answers<FocusContentResource>(201).Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid focusId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller,
        TimeProvider clock, CancellationToken ct)
    {
        var (units, today) = (await source.Current(ct), clock.Today());
        var on = request.On ?? today;
        if (await db.FocusContents.SingleOrDefaultAsync(one => one.Id == focusId, ct) is not { } focus)
            return CommitteeProblems.FocusNotFound.ToRefusal();
        if (caller.IsOutside(units, focus.UnitId, on, out var outside))
            return outside;
        if (ifMatch.Stale(focus, out var stale))
            return stale;
        if (await request.Next.IsUnknown(db, ct))
            return CommitteeProblems.ProgrammeNotFound.ToRefusal();

        var next = new FocusContent();
        if (focus.Swap(next, request.Why, on, today).Refused(out var refusal, out var swapped)
            || next.Choose(focus.UnitId, focus.Year, request.Next, on, today).Refused(out refusal, out var chosen))
            return refusal;
        db.Add(next);
        log.Append(focus, swapped, Readers.Public(focus.UnitId), on);
        log.Append(next, chosen, Readers.Public(next.UnitId), on);
        return await log.Save(
            Answer.Created($"/v1/focus-contents/{next.Id}", FocusContentResource.Of(next, caller, units, today), next.Version), ct,
            (FocusContent.OneOpenPerYear, CommitteeProblems.FocusTaken));
    }
}
