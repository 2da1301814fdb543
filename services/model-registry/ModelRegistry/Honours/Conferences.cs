using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Honours;

/// <summary>Conferences: arranged, arranged anew, and listed. Only awards that stand are presented.</summary>
internal static class Conferences
{
    /// <param name="UnitId">Who holds it.</param>
    /// <param name="CommendationIds">The awards in the order of their presentation.</param>
    public sealed record Request(
        Guid UnitId,
        [property: Required, StringLength(300, MinimumLength = 5)] string Title,
        [property: PlausibleDate] DateOnly HeldOn,
        [property: Required, MinLength(1), MaxLength(1000)] IReadOnlyList<Guid> CommendationIds);

    public sealed record Rearranging([property: Required, MinLength(1), MaxLength(1000)] IReadOnlyList<Guid> CommendationIds);

    public sealed record View(Guid Id, long Version, Guid UnitId, string Title, DateOnly HeldOn, IReadOnlyList<Guid> CommendationIds)
    {
        internal static View Of(Conference one) => new(one.Id, one.Version, one.UnitId, one.Title, one.HeldOn, one.CommendationIds);
    }

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder conferences)
    {
        conferences.MapPost("/", Arrange).WithName("ArrangeConference").WithSummary("Arrange a conference of commendation")
            .Needs("models.recognise").Answers<View>(201).Refuses(422);
        conferences.MapPost("/{id:guid}/orders", Rearrange).WithName("RearrangeConference").WithSummary("Change the list and its order")
            .Needs("models.recognise").Answers<View>().Refuses(404, 412, 422, 428);
        conferences.MapGet("/", List).WithName("GetConferences").WithSummary("Conferences of the caller's units, newest first")
            .Needs("models.read").Answers<Page<View>>();
    }

    private static async Task<IResult> Arrange(
        Request request, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (caller.IsOutside(units, request.UnitId, clock.Today(), out var outside))
            return outside;
        if (!await Stand(request.CommendationIds, db, units, caller, clock, ct))
            return RegistryProblems.NotAwarded.ToRefusal();
        var (conference, arranged) = Conference.Arrange(request);
        db.Add(conference);
        log.Append(conference, arranged, Readers.Public(conference.UnitId));
        return await log.Save(Answer.Created($"/v1/conferences/{conference.Id}", View.Of(conference), conference.Version), ct);
    }

    private static async Task<IResult> Rearrange(
        Guid id, Rearranging request, IfMatch ifMatch, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Conferences.FindAsync([id], ct) is not { } conference || caller.IsOutside(units, conference.UnitId, clock.Today(), out _))
            return RegistryProblems.ConferenceNotFound.ToRefusal();
        if (ifMatch.Stale(conference, out var stale))
            return stale;
        if (!await Stand(request.CommendationIds, db, units, caller, clock, ct))
            return RegistryProblems.NotAwarded.ToRefusal();
        log.Append(conference, conference.Rearrange(request.CommendationIds), Readers.Public(conference.UnitId));
        return await log.Save(Answer.Ok(View.Of(conference), conference.Version), ct);
    }

    private static async Task<IResult> List([AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var mine = (units.Resolve(caller.Unit) is { } own ? units.Reach(own) : []).Select(one => one.UnitId).Distinct().ToArray();
        var found = await db.Conferences.AsNoTracking().Where(one => mine.Contains(one.UnitId) && (after == null || one.Id < after.Id))
            .OrderByDescending(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(View.Of)], one => new After(one.Id)));
    }

    private static async Task<bool> Stand(
        IReadOnlyList<Guid> commendations, RegistryDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var standing = await db.Commendations.AsNoTracking()
            .Where(file => commendations.Contains(file.Id) && file.State == CommendationState.Awarded).Select(file => file.UnitId).ToListAsync(ct);
        return standing.Count == commendations.Distinct().Count() && standing.TrueForAll(unit => !caller.IsOutside(units, unit, clock.Today(), out _));
    }
}
