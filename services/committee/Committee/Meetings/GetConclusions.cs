using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>What committees concluded, in the order of their numbers.</summary>
internal static class GetConclusions
{
    internal sealed record After(int Number);

    internal static void Map(RouteGroupBuilder conclusions)
    {
        conclusions.MapGet("/", List).WithName(nameof(GetConclusions)).WithSummary("List the conclusions of a committee's year")
            .Needs(CommitteesModule.Read).Answers<Page<ConclusionResource>>();
        conclusions.MapGet("/{conclusionId:guid}", Handle).WithName("GetConclusion").WithSummary("Read a conclusion")
            .Needs(CommitteesModule.Read).Answers<ConclusionResource>().Refuses(404);
    }

    internal static async Task<IResult> List(
        Guid committeeId, [Range(1990, 2199)] int year, [AsParameters] Paging page, CommitteeDbContext db, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var number = after?.Number ?? 0;
        var found = await db.Conclusions.AsNoTracking().Where(one => one.CommitteeId == committeeId && one.Year == year && one.Number > number)
            .OrderBy(one => one.Number).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new After(last.Number));
        return TypedResults.Ok(new Page<ConclusionResource>([.. shown.Items.Select(ConclusionResource.Of)], shown.Next));
    }

    internal static async Task<IResult> Handle(Guid conclusionId, CommitteeDbContext db, CancellationToken ct) =>
        await db.Conclusions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == conclusionId, ct) is { } conclusion
            ? Answer.Ok(ConclusionResource.Of(conclusion), conclusion.Version)
            : CommitteeProblems.ConclusionNotFound.ToRefusal();
}
