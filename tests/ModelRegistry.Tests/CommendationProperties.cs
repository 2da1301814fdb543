using DanVan.ModelRegistry.Honours;
using FsCheck.Xunit;

namespace DanVan.ModelRegistry.Tests;

/// <summary>However the moves come, a file is awarded only after a council endorsed it, and revoked only after it was awarded.</summary>
public sealed class CommendationProperties
{
    [Property]
    public void No_walk_reaches_an_award_without_the_council((byte Move, byte Unused)[] tries)
    {
        var state = CommendationState.Proposed;
        var walked = new List<CommendationMove>();
        foreach (var move in tries.Select(one => (CommendationMove)(one.Move % 4)))
        {
            if (!CommendationMoves.All.TryGetValue((state, move), out var next))
                continue;
            state = next;
            walked.Add(move);
        }
        Assert.Equal(walked, walked.Distinct());
        if (walked.Contains(CommendationMove.Award))
            Assert.Equal(CommendationMove.Endorse, walked[0]);
        if (state == CommendationState.Revoked)
            Assert.Equal([CommendationMove.Endorse, CommendationMove.Award, CommendationMove.Revoke], walked);
    }
}
