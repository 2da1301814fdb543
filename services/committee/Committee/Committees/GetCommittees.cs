using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Committees;

/// <summary>Reads committees. That they exist and who sits on them is public business of their level: reading is not bound to a subtree.</summary>
internal static class GetCommittees
{
    public sealed record Query(
        [property: PlausibleDate, Description("Only committees at work on this day, below whom they stood then.")] DateOnly? AsOf, Guid? UnitId,
        [property: Description("Only committees that this one directs, on that day or now.")] Guid? ParentId,
        [property: AllowedValues(null, "province", "district", "commune", "agency")] string? Level);

    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder committees)
    {
        committees.MapGet("/", List).WithName(nameof(GetCommittees)).WithSummary("List committees")
            .Needs(CommitteesModule.Read).Answers<Page<CommitteeResource>>();
        committees.MapGet("/{committeeId:guid}", Handle).WithName("GetCommittee").WithSummary("Read a committee")
            .Needs(CommitteesModule.Read).Answers<CommitteeResource>().Refuses(404);
    }

    internal static async Task<IResult> List(
        [AsParameters] Query query, [AsParameters] Paging page, CommitteeDbContext db, Caller caller, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var committees = db.Committees.AsNoTracking();
        if (query.AsOf is { } day)
            committees = committees.Where(committee => committee.From <= day && (committee.To == null || day < committee.To));
        if (query.UnitId is { } unit)
            committees = committees.Where(committee => committee.UnitId == unit);
        if (query.ParentId is { } parent)
            committees = query.AsOf is { } then
                ? committees.Where(committee => committee.EarlierParents.Any(one => one.ParentId == parent && one.From <= then && then < one.Until)
                    || (committee.ParentId == parent && !committee.EarlierParents.Any(one => then < one.Until)))
                : committees.Where(committee => committee.ParentId == parent);
        if (query.Level is { } level)
            committees = committees.Where(committee => committee.Level == level);
        if (after is not null)
            committees = committees.Where(committee => committee.Id > after.Id);
        var found = await committees.OrderBy(committee => committee.Id).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new After(last.Id));
        return TypedResults.Ok(new Page<CommitteeResource>([.. shown.Items.Select(one => CommitteeResource.Of(one, caller, query.AsOf))], shown.Next));
    }

    internal static async Task<IResult> Handle(Guid committeeId, CommitteeDbContext db, Caller caller, CancellationToken ct) =>
        await db.Committees.AsNoTracking().SingleOrDefaultAsync(one => one.Id == committeeId, ct) is { } committee
            ? Answer.Ok(CommitteeResource.Of(committee, caller), committee.Version)
            : CommitteeProblems.CommitteeNotFound.ToRefusal();
}
