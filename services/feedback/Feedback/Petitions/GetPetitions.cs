using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Petitions;

/// <summary>The petitions that lie before a unit, the most urgent first.</summary>
internal static class GetPetitions
{
    /// <param name="UnitId">The unit that must answer; the caller's own unless given, or one below it.</param>
    /// <param name="DueBefore">Only petitions whose last day lies before this one.</param>
    public sealed record Query(Guid? UnitId, Choice<PetitionState>? State, [property: PlausibleDate] DateOnly? DueBefore);

    private sealed record After(DateOnly DueOn, Guid Id);

    internal static void Map(RouteGroupBuilder petitions)
    {
        petitions.MapGet("/", Handle).WithName(nameof(GetPetitions)).WithSummary("Petitions before a unit, open ones unless said otherwise")
            .Needs("feedback.read").Answers<Page<PetitionView>>().Refuses(422);
        petitions.MapGet("/{id:guid}", One).WithName("GetPetition").WithSummary("One petition")
            .Needs("feedback.read").Answers<PetitionView>().Refuses(404);
    }

    internal static async Task<IResult> Handle(
        [AsParameters] Query query, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, TimeProvider clock,
        CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        if ((query.UnitId ?? units.Resolve(caller.Unit)) is not { } unitId)
            return FeedbackProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(units, unitId, clock.Today(), out var outside))
            return outside;
        var state = query.State?.Value ?? PetitionState.Open;
        var petitions = db.Petitions.AsNoTracking().Where(one => one.UnitId == unitId && one.State == state);
        if (query.DueBefore is { } day)
            petitions = petitions.Where(one => one.DueOn < day);
        if (after is not null)
            petitions = petitions.Where(one => one.DueOn > after.DueOn || one.DueOn == after.DueOn && one.Id > after.Id);
        var found = await petitions.Include(one => one.Transfers).Include(one => one.Rounds).AsSplitQuery()
            .OrderBy(one => one.DueOn).ThenBy(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(PetitionView.Of)], one => new After(one.DueOn, one.Id)));
    }

    internal static async Task<IResult> One(Guid id, PetitionDesk desk, CancellationToken ct) =>
        (await desk.OfUnit(id, ct)).Refused(out var refusal, out var petition) ? refusal : Answer.Ok(PetitionView.Of(petition), petition.Version);
}
