using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Programmes;

/// <summary>Prepares a committee's programme for a year: one for each committee and year.</summary>
internal static class DraftProgramme
{
    /// <param name="On">The day on which it was drafted; today when absent.</param>
    public sealed record Request(
        [property: Required] Guid? CommitteeId, [property: Required, Range(1990, 2199)] int? Year,
        string Title, IReadOnlyList<NewContent> Contents, IReadOnlyList<AnsweringLevel> Levels, DateOnly? PlansDueOn, DateOnly? On = null)
        : ProgrammeText(Title, Contents, Levels, PlansDueOn);

    internal static void Map(RouteGroupBuilder programmes) => programmes.MapPost("/", Handle)
        .WithName(nameof(DraftProgramme)).WithSummary("Draft a programme")
        .Needs(CommitteesModule.Write).Answers<ProgrammeResource>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Request request, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Committees.AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.CommitteeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        var (units, on) = (await source.Current(ct), request.On ?? clock.Today());
        if (caller.IsOutside(units, committee.UnitId, on, out var outside))
            return outside;
        if (!committee.IsAtWork(on))
            return CommitteeProblems.OutsideTerm.ToRefusal();

        var programme = new Programme();
        var drafted = programme.Draft(committee, request.Year!.Value, request, on);
        db.Add(programme);
        log.Append(programme, drafted, programme.Readers, on);
        return await log.Save(
            Answer.Created($"/v1/programmes/{programme.Id}", ProgrammeResource.Of(programme, caller, units), programme.Version), ct,
            (Programme.OnePerYear, CommitteeProblems.ProgrammeTaken));
    }
}
