namespace DanVan.Committee.Contracts.V1;

/// <summary>A proposal was put before a committee.</summary>
/// <param name="OriginId">The first proposal of its chain: itself, unless it was forwarded.</param>
/// <param name="PreviousId">The proposal at the level below from which it was forwarded.</param>
/// <param name="FromUnitId">The unit that first made it.</param>
/// <param name="ItemId">The agenda item that was carried over so often that it came up here.</param>
public sealed record ProposalRaised(
    Guid ProposalId, Guid CommitteeId, Guid UnitId, Guid OriginId, Guid? PreviousId, Guid FromUnitId, string Title, string Text, Guid? ItemId, DateOnly On);

/// <summary>The committee passed it on to the one above.</summary>
/// <param name="Amendment">What it changed or added.</param>
public sealed record ProposalForwarded(Guid ProposalId, Guid CommitteeId, Guid UnitId, Guid NextId, Guid ToCommitteeId, string? Amendment, DateOnly On);

/// <summary>The committee answered it.</summary>
/// <param name="Outcome">accepted, partly or refused.</param>
public sealed record ProposalAnswered(Guid ProposalId, Guid CommitteeId, Guid UnitId, string Outcome, string Answer, DateOnly On);
