namespace DanVan.ModelRegistry.Honours;

/// <summary>Where a file of commendation stands.</summary>
public enum CommendationState
{
    Proposed,
    Endorsed,
    Declined,
    Awarded,
    Revoked,
}

/// <summary>What may follow what; nothing else does.</summary>
internal static class CommendationMoves
{
    public static readonly IReadOnlyDictionary<(CommendationState From, CommendationMove Move), CommendationState> All =
        new Dictionary<(CommendationState, CommendationMove), CommendationState>
        {
            [(CommendationState.Proposed, CommendationMove.Endorse)] = CommendationState.Endorsed,
            [(CommendationState.Proposed, CommendationMove.Decline)] = CommendationState.Declined,
            [(CommendationState.Endorsed, CommendationMove.Award)] = CommendationState.Awarded,
            [(CommendationState.Awarded, CommendationMove.Revoke)] = CommendationState.Revoked,
        };
}

internal enum CommendationMove
{
    Endorse,
    Decline,
    Award,
    Revoke,
}
