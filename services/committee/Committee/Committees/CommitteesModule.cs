namespace DanVan.Committee.Committees;

/// <summary>Steering committees: who leads the movement at each level.</summary>
internal static class CommitteesModule
{
    public const string Read = "committee.read";

    public const string Write = "committee.write";

    internal static void MapCommittees(this RouteGroupBuilder v1)
    {
        var committees = v1.MapGroup("/committees").WithTags("committees");
        EstablishCommittee.Map(committees);
        MoveCommittee.Map(committees);
        EndCommittee.Map(committees);
        GetCommittees.Map(committees);
    }
}
