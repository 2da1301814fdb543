using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Petitions;

/// <summary>Whoever holds the receipt says whether the answer satisfies, once for each answer.</summary>
internal static class RatePetition
{
    public sealed record Request(bool Satisfied, [property: StringLength(Petition.LongestReason)] string? Comment = null);

    internal static void Map(RouteGroupBuilder receipts) => receipts.MapPost("/{code}/ratings", Handle)
        .WithName(nameof(RatePetition)).WithSummary("Say whether the answer satisfies")
        .Needs("feedback.write").Answers<GetPetitionReceipt.Response>().Refuses(404, 409);

    internal static async Task<IResult> Handle(
        [StringLength(200)] string code, Request request, PetitionDesk desk, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        if ((await desk.OfHolder(code, ct)).Refused(out var refusal, out var petition))
            return refusal;
        if (petition.Rate(request.Satisfied, request.Comment, clock.Today()).Refused(out refusal, out var rated))
            return refusal;
        log.Append(petition, rated, Readers.Within(petition.UnitId));
        return await log.Save(Answer.Ok(GetPetitionReceipt.Response.Of(petition)), ct);
    }
}
