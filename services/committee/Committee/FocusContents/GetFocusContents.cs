using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.FocusContents;

/// <summary>Who carries what through in a year: each may see what the others chose.</summary>
internal static class GetFocusContents
{
    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder contents)
    {
        contents.MapGet("/", List).WithName(nameof(GetFocusContents)).WithSummary("List focus contents")
            .Needs(CommitteesModule.Read).Answers<Page<FocusContentResource>>();
        contents.MapGet("/{focusId:guid}", Handle).WithName("GetFocusContent").WithSummary("Read a focus content")
            .Needs(CommitteesModule.Read).Answers<FocusContentResource>().Refuses(404);
    }

    internal static async Task<IResult> List(
        Guid? unitId, [Range(1990, 2199)] int? year, bool? open, [AsParameters] Paging page,
        CommitteeDbContext db, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var contents = db.FocusContents.AsNoTracking();
        if (unitId is not null)
            contents = contents.Where(one => one.UnitId == unitId);
        if (year is not null)
            contents = contents.Where(one => one.Year == year);
        if (open is not null)
            contents = contents.Where(one => (one.EndedOn == null) == open);
        if (after is not null)
            contents = contents.Where(one => one.Id > after.Id);
        var (units, today) = (await source.Current(ct), clock.Today());
        var found = await contents.OrderBy(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new After(last.Id));
        return TypedResults.Ok(new Page<FocusContentResource>([.. shown.Items.Select(one => FocusContentResource.Of(one, caller, units, today))], shown.Next));
    }

    internal static async Task<IResult> Handle(
        Guid focusId, CommitteeDbContext db, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct) =>
        await db.FocusContents.AsNoTracking().SingleOrDefaultAsync(one => one.Id == focusId, ct) is { } focus
            ? Answer.Ok(FocusContentResource.Of(focus, caller, await source.Current(ct), clock.Today()), focus.Version)
            : CommitteeProblems.FocusNotFound.ToRefusal();
}
