using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Programmes;

/// <summary>Programmes: issued ones for everybody, drafts for those whose unit covers the committee's.</summary>
internal static class GetProgrammes
{
    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder programmes)
    {
        programmes.MapGet("/", List).WithName(nameof(GetProgrammes)).WithSummary("List programmes")
            .Needs(CommitteesModule.Read).Answers<Page<ProgrammeResource>>();
        programmes.MapGet("/{programmeId:guid}", Handle).WithName("GetProgramme").WithSummary("Read a programme")
            .Needs(CommitteesModule.Read).Answers<ProgrammeResource>().Refuses(404);
    }

    internal static async Task<IResult> List(
        [Range(1990, 2199)] int? year, Guid? committeeId, Guid? unitId, [AsParameters] Paging page,
        CommitteeDbContext db, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var units = await source.Current(ct);
        var programmes = Visible(db, units, caller);
        if (year is not null)
            programmes = programmes.Where(one => one.Year == year);
        if (committeeId is not null)
            programmes = programmes.Where(one => one.CommitteeId == committeeId);
        if (unitId is not null)
            programmes = programmes.Where(one => one.UnitId == unitId);
        if (after is not null)
            programmes = programmes.Where(one => one.Id > after.Id);
        var found = await programmes.OrderBy(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new After(last.Id));
        return TypedResults.Ok(new Page<ProgrammeResource>([.. shown.Items.Select(one => ProgrammeResource.Of(one, caller, units))], shown.Next));
    }

    internal static async Task<IResult> Handle(Guid programmeId, CommitteeDbContext db, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        var units = await source.Current(ct);
        return await Visible(db, units, caller).SingleOrDefaultAsync(one => one.Id == programmeId, ct) is { } programme
            ? Answer.Ok(ProgrammeResource.Of(programme, caller, units), programme.Version)
            : CommitteeProblems.ProgrammeNotFound.ToRefusal();
    }

    private static IQueryable<Programme> Visible(CommitteeDbContext db, UnitTree units, Caller caller)
    {
        var (ids, since, until) = Reachable.Of(units, caller);
        return db.Programmes.FromSql($"""
            select p.* from programme p where p.issued_on is not null or exists (
                select from unnest({ids}, {since}, {until}) as mine (unit_id, since, until)
                where mine.unit_id = p.unit_id and p.drafted_on >= mine.since and p.drafted_on < mine.until)
            """).AsNoTracking();
    }
}
