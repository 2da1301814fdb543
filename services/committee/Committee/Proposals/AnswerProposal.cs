using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Proposals;

/// <summary>The committee says what becomes of a proposal, and why.</summary>
internal static class AnswerProposal
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(
        [property: Required] ProposalOutcome? Outcome, [property: Required, StringLength(Proposal.LongestText, MinimumLength = 1)] string Answer, DateOnly? On);

    internal static void Map(RouteGroupBuilder proposals) => proposals.MapPost("/{proposalId:guid}/answers", Handle)
        .WithName(nameof(AnswerProposal)).WithSummary("Answer a proposal")
        .Needs(CommitteesModule.Write).Answers<ProposalResource>().Refuses(404, 409, 412, 428);

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
        if (proposal.Reply(request.Outcome!.Value, request.Answer, on, clock.Today()).Refused(out var refusal, out var answered))
            return refusal;
        log.Append(proposal, answered, Readers.Within(proposal.FromUnitId), on);
        return await log.Save(Answer.Ok(ProposalResource.Of(proposal), proposal.Version), ct);
    }
}
