using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Proposals;

/// <summary>Proposals that the caller's unit made or leads, each with its whole way upward.</summary>
internal static class GetProposals
{
    /// <param name="Links">From the first to the newest.</param>
    public sealed record Chain(Guid OriginId, IReadOnlyList<ProposalResource> Links);

    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder proposals)
    {
        proposals.MapGet("/", List).WithName(nameof(GetProposals)).WithSummary("List proposals")
            .Needs(CommitteesModule.Read).Answers<Page<ProposalResource>>();
        proposals.MapGet("/{proposalId:guid}", Handle).WithName("GetProposal").WithSummary("Read a proposal")
            .Needs(CommitteesModule.Read).Answers<ProposalResource>().Refuses(404);
        proposals.MapGet("/{proposalId:guid}/chain", Follow).WithName("GetProposalChain").WithSummary("A proposal's way from level to level")
            .Needs(CommitteesModule.Read).Answers<Chain>().Refuses(404);
    }

    private static async Task<IResult> List(
        Guid? committeeId, Choice<ProposalState>? state, [AsParameters] Paging page, CommitteeDbContext db, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var proposals = Visible(db, await source.Current(ct), caller);
        if (committeeId is not null)
            proposals = proposals.Where(one => one.CommitteeId == committeeId);
        if (state is { Value: var value })
            proposals = proposals.Where(one => one.State == value);
        if (after is not null)
            proposals = proposals.Where(one => one.Id > after.Id);
        var found = await proposals.OrderBy(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new After(last.Id));
        return TypedResults.Ok(new Page<ProposalResource>([.. shown.Items.Select(ProposalResource.Of)], shown.Next));
    }

    private static async Task<IResult> Handle(Guid proposalId, CommitteeDbContext db, UnitTreeSource source, Caller caller, CancellationToken ct) =>
        await Visible(db, await source.Current(ct), caller).SingleOrDefaultAsync(one => one.Id == proposalId, ct) is { } proposal
            ? Answer.Ok(ProposalResource.Of(proposal), proposal.Version)
            : CommitteeProblems.ProposalNotFound.ToRefusal();

    private static async Task<IResult> Follow(Guid proposalId, CommitteeDbContext db, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        if (await Visible(db, await source.Current(ct), caller).SingleOrDefaultAsync(one => one.Id == proposalId, ct) is not { } proposal)
            return CommitteeProblems.ProposalNotFound.ToRefusal();
        // As many links as there are levels.
        var links = await db.Proposals.AsNoTracking().Where(one => one.OriginId == proposal.OriginId).OrderBy(one => one.Id).Take(Paging.Most).ToListAsync(ct);
        return TypedResults.Ok(new Chain(proposal.OriginId, [.. links.Select(ProposalResource.Of)]));
    }

    private static IQueryable<Proposal> Visible(CommitteeDbContext db, UnitTree units, Caller caller)
    {
        var (ids, since, until) = Reachable.Of(units, caller);
        return db.Proposals.FromSql($"""
            select p.* from proposal p where (p.unit_id = any({ids}) or p.from_unit_id = any({ids})) and exists (
                select from unnest({ids}, {since}, {until}) as mine (unit_id, since, until)
                where mine.unit_id in (p.unit_id, p.from_unit_id) and p.raised_on >= mine.since and p.raised_on < mine.until)
            """).AsNoTracking();
    }
}
