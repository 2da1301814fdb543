namespace DanVan.Committee.Seats;

/// <summary>Seats on committees: who sat when, by which office.</summary>
internal static class SeatsModule
{
    internal static void MapSeats(this RouteGroupBuilder v1)
    {
        var committee = v1.MapGroup("/committees/{committeeId:guid}/seats").WithTags("seats");
        TakeSeat.Map(committee);
        GetSeats.Map(committee);
        LeaveSeat.Map(v1.MapGroup("/seats").WithTags("seats"));
        DeclareAbsence.Map(v1);
        GetBench.Map(v1);
    }
}
