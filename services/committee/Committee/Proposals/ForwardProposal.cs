using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Proposals;

/// <summary>A committee passes a proposal on to the one above. Where there is none, it is told so: nothing is forwarded to nobody in silence.</summary>
internal static class ForwardProposal
{
    /// <param name="Amendment">What this level changes or adds.</param>
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request([property: StringLength(Proposal.LongestText, MinimumLength = 1)] string? Amendment, DateOnly? On);

    internal static void Map(RouteGroupBuilder proposals) => proposals.MapPost("/{proposalId:guid}/forwardings", Handle)
        .WithName(nameof(ForwardProposal)).WithSummary("Forward a proposal to the committee above")
        .Needs(CommitteesModule.Write).Answers<ProposalResource>(201).Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid proposalId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock,
        CancellationToken ct)
    {
        var on = request.On ?? clock.Today();
        if (await db.Proposals.SingleOrDefaultAsync(one => one.Id == proposalId, ct) is not { } proposal)
            return CommitteeProblems.ProposalNotFound.ToRefusal();
        if (caller.IsOutside(await source.Current(ct), proposal.UnitId, on, out var outside))
            return outside;
        if (ifMatch.Stale(proposal, out var stale))
            return stale;
        var above = await db.Committees.AsNoTracking().Where(one => one.Id == proposal.CommitteeId)
            .Join(db.Committees, one => one.ParentId, parent => parent.Id, (one, parent) => parent).SingleOrDefaultAsync(ct);
        if (above is null || !above.IsAtWork(on))
            return CommitteeProblems.NoneAbove.ToRefusal();

        var next = new Proposal();
        if (proposal.Forward(next, above, request.Amendment, on, clock.Today()).Refused(out var refusal, out var forwarded))
            return refusal;
        db.Add(next);
        log.Append(proposal, forwarded, Readers.Within(proposal.FromUnitId), on);
        log.Append(next, next.Raise(above, proposal.FromUnitId, proposal.Title, proposal.Text, proposal.Attachments, on), Readers.Within(next.FromUnitId), on);
        return await log.Save(
            Answer.Created($"/v1/proposals/{next.Id}", ProposalResource.Of(next), next.Version), ct, (Proposal.ForwardedOnce, CommitteeProblems.ProposalDone));
    }
}
