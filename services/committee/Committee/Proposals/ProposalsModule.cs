namespace DanVan.Committee.Proposals;

/// <summary>What units put before committees, and its way upward.</summary>
internal static class ProposalsModule
{
    internal static void MapProposals(this RouteGroupBuilder v1)
    {
        var proposals = v1.MapGroup("/proposals").WithTags("proposals");
        RaiseProposal.Map(proposals);
        ForwardProposal.Map(proposals);
        AnswerProposal.Map(proposals);
        GetProposals.Map(proposals);
    }
}
