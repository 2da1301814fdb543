using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Units.Requests;

/// <param name="State">open or decided.</param>
/// <param name="Client">Who asked.</param>
/// <param name="Transitions">What this caller may do with it now.</param>
public sealed record UnitChangeRequestResource(
    Guid Id, Guid UnitId, string State, IReadOnlyList<RequestedUnitField> Fields, DateOnly EffectiveOn, LegalDocument Document, string Reason,
    string Client, long Version, IReadOnlyList<string> Transitions)
{
    internal static UnitChangeRequestResource Of(UnitChangeRequest request, Caller caller) => new(
        request.Id, request.UnitId, request.IsDecided ? "decided" : "open", request.Fields, request.EffectiveOn, request.Document, request.Reason,
        request.Client, request.Version, caller.Has(UnitsModule.KeepRegistry) && !request.IsDecided ? ["decide"] : []);
}

/// <summary>Requests that the caller may see: those of its subtree, or all for who keeps the registry.</summary>
internal static class GetUnitChangeRequests
{
    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder requests)
    {
        requests.MapGet("/", List).WithName(nameof(GetUnitChangeRequests)).WithSummary("List requests, newest first")
            .Needs(Committees.CommitteesModule.Read).Answers<Page<UnitChangeRequestResource>>();
        requests.MapGet("/{requestId:guid}", Handle).WithName("GetUnitChangeRequest").WithSummary("Read a request")
            .Needs(Committees.CommitteesModule.Read).Answers<UnitChangeRequestResource>().Refuses(404);
    }

    internal static async Task<IResult> List(
        Guid? unitId, bool? decided, [AsParameters] Paging page, CommitteeDbContext db, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var requests = await Visible(db, source, caller, ct);
        if (unitId is { } unit)
            requests = requests.Where(request => request.UnitId == unit);
        if (decided is { } state)
            requests = requests.Where(request => request.IsDecided == state);
        if (after is not null)
            requests = requests.Where(request => request.Id < after.Id);
        var found = await requests.OrderByDescending(request => request.Id).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new After(last.Id));
        return TypedResults.Ok(new Page<UnitChangeRequestResource>([.. shown.Items.Select(one => UnitChangeRequestResource.Of(one, caller))], shown.Next));
    }

    internal static async Task<IResult> Handle(Guid requestId, CommitteeDbContext db, UnitTreeSource source, Caller caller, CancellationToken ct) =>
        await (await Visible(db, source, caller, ct)).SingleOrDefaultAsync(one => one.Id == requestId, ct) is { } request
            ? Answer.Ok(UnitChangeRequestResource.Of(request, caller), request.Version)
            : CommitteeProblems.RequestNotFound.ToRefusal();

    // A request of another subtree is as if it were not there.
    private static async Task<IQueryable<UnitChangeRequest>> Visible(CommitteeDbContext db, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        var requests = db.ChangeRequests.AsNoTracking();
        if (caller.Has(UnitsModule.KeepRegistry))
            return requests;
        var (ids, since, until) = Reachable.Of(await source.Current(ct), caller);
        return db.ChangeRequests.FromSql($"""
            select r.* from unit_change_request r where r.unit_id = any({ids}) and exists (
                select from unnest({ids}, {since}, {until}) as mine (unit_id, since, until)
                where mine.unit_id = r.unit_id and r.effective_on >= mine.since and r.effective_on < mine.until)
            """).AsNoTracking();
    }
}
