using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Petitions;

/// <summary>Where a petition stands, for whoever holds its receipt: who has it, where it has been, what was answered. Not its own words.</summary>
internal static class GetPetitionReceipt
{
    /// <param name="UnitId">The unit that must answer.</param>
    /// <param name="DueOn">The last day for the answer.</param>
    public sealed record Response(
        Guid PetitionId, PetitionState State, Guid UnitId, DateOnly DueOn, DateTimeOffset ReceivedAt,
        IReadOnlyList<PetitionTransferView> Transfers, IReadOnlyList<PetitionRoundView> Rounds)
    {
        internal static Response Of(Petition one)
        {
            var view = PetitionView.Of(one);
            return new(view.Id, view.State, view.UnitId, view.DueOn, view.ReceivedAt, view.Transfers, view.Rounds);
        }
    }

    internal static void Map(RouteGroupBuilder receipts) => receipts.MapGet("/{code}", Handle)
        .WithName(nameof(GetPetitionReceipt)).WithSummary("Where a petition stands").AllowAnonymous().Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle([StringLength(200)] string code, PetitionDesk desk, CancellationToken ct) =>
        (await desk.OfHolder(code, ct)).Refused(out var refusal, out var petition) ? refusal : TypedResults.Ok(Response.Of(petition));
}
