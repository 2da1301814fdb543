using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Inspections;

/// <summary>The inspections of a committee, newest first; what they found; where to look next.</summary>
internal static class GetInspections
{
    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        v1.MapGet("/committees/{committeeId:guid}/inspections", List).WithTags("inspections").WithName(nameof(GetInspections))
            .WithSummary("Inspections of a committee, newest first").Needs(CommitteesModule.Read).Answers<Page<InspectionResource>>().Refuses(404);
        v1.MapGet("/inspections/{inspectionId:guid}", Get).WithTags("inspections").WithName("GetInspection").WithSummary("Read an inspection")
            .Needs(CommitteesModule.Read).Answers<InspectionResource>().Refuses(404);
        v1.MapGet("/inspections/{inspectionId:guid}/findings", Findings).WithTags("inspections").WithName("GetFindings")
            .WithSummary("What an inspection found, newest first").Needs(CommitteesModule.Read).Answers<Page<FindingResource>>().Refuses(404);
    }

    internal static async Task<IResult> List(
        Guid committeeId, [AsParameters] Paging page, CommitteeDbContext db, InspectionDesk desk, Caller caller, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var units = await desk.Units(ct);
        if (await db.Committees.AsNoTracking().SingleOrDefaultAsync(one => one.Id == committeeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        if (caller.IsOutside(units, committee.UnitId, desk.Today, out var outside))
            return outside;
        var found = await db.Inspections.AsNoTracking().Where(one => one.CommitteeId == committeeId && (after == null || one.Id < after.Id))
            .OrderByDescending(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(one => InspectionResource.Of(one, caller, units, desk.Today))], last => new After(last.Id)));
    }

    internal static async Task<IResult> Get(Guid inspectionId, InspectionDesk desk, Caller caller, CancellationToken ct) =>
        (await desk.Open(inspectionId, null, ct)).Refused(out var refusal, out var inspection)
            ? refusal
            : Answer.Ok(InspectionResource.Of(inspection, caller, await desk.Units(ct), desk.Today), inspection.Version);

    internal static async Task<IResult> Findings(
        Guid inspectionId, [AsParameters] Paging page, CommitteeDbContext db, InspectionDesk desk, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        if ((await desk.Open(inspectionId, null, ct)).Refused(out var refusal, out _))
            return refusal;
        var found = await db.Findings.AsNoTracking().Where(one => one.InspectionId == inspectionId && (after == null || one.Id < after.Id))
            .OrderByDescending(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(FindingResource.Of)], last => new After(last.Id)));
    }
}
