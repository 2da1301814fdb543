using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Petitions;

/// <summary>The unit hands a petition on to the one that it concerns. The clock runs on.</summary>
internal static class TransferPetition
{
    /// <param name="ToUnitId">The unit that should answer. With the third transfer the unit above both takes it instead, and decides.</param>
    public sealed record Request(Guid ToUnitId, [property: Required, StringLength(Petition.LongestReason, MinimumLength = 3)] string Reason);

    internal static void Map(RouteGroupBuilder petitions) => petitions.MapPost("/{id:guid}/transfers", Handle)
        .WithName(nameof(TransferPetition)).WithSummary("Hand a petition on; its clock runs on")
        .Needs("feedback.write").Answers<PetitionView>().Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, PetitionDesk desk, EventLog log, UnitTree units, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if ((await desk.OfUnit(id, ct)).Refused(out var refusal, out var petition) || ifMatch.Stale(petition, out refusal))
            return refusal;
        if (units.Find(request.ToUnitId, today) is null)
            return FeedbackProblems.UnitNotFound.ToRefusal();
        var above = units.Ancestors(petition.UnitId, today).FirstOrDefault(unit => units.IsWithin(request.ToUnitId, unit.UnitId, today))?.UnitId;
        if (petition.Transfer(request.ToUnitId, above, request.Reason, petition.Rule!, today).Refused(out refusal, out var transferred))
            return refusal;
        log.Append(petition, transferred, Readers.Within(petition.UnitId));
        return await log.Save(Answer.Ok(PetitionView.Of(petition), petition.Version), ct);
    }
}
