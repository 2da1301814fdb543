using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Dialogues;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Petitions;

/// <summary>The unit answers; the holder of the receipt reads it at once.</summary>
internal static class AnswerPetition
{
    /// <param name="Office">The office that answers.</param>
    public sealed record Request(
        [property: Required, StringLength(Petition.LongestText, MinimumLength = 1)] string Text,
        [property: Required, StringLength(Question.LongestOffice, MinimumLength = 1)] string Office);

    internal static void Map(RouteGroupBuilder petitions) => petitions.MapPost("/{id:guid}/answers", Handle)
        .WithName(nameof(AnswerPetition)).WithSummary("Answer a petition")
        .Needs("feedback.write").Answers<PetitionView>().Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, PetitionDesk desk, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        if ((await desk.OfUnit(id, ct)).Refused(out var refusal, out var petition) || ifMatch.Stale(petition, out refusal))
            return refusal;
        if (petition.AnswerWith(request.Text, request.Office, clock.Today()).Refused(out refusal, out var answered))
            return refusal;
        log.Append(petition, answered, Readers.Within(petition.UnitId));
        return await log.Save(Answer.Ok(PetitionView.Of(petition), petition.Version), ct);
    }
}
