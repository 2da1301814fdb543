using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Criticisms;

/// <summary>The unit says what it takes on of the criticism and what it does not.</summary>
internal static class AnswerCriticism
{
    /// <param name="Paper">The signed paper.</param>
    public sealed record Request([property: Required] Paper Paper);

    internal static void Map(RouteGroupBuilder criticisms) => criticisms.MapPost("/{id:guid}/answers", Handle)
        .WithName(nameof(AnswerCriticism)).WithSummary("Say what is taken on of the criticism, and what is not")
        .Needs("feedback.write").Answers<CriticismView>(201).Refuses(404, 409);

    internal static Task<IResult> Handle(Guid consultationId, Guid id, Request request, IfMatch ifMatch, CriticismDesk desk, CancellationToken ct) =>
        desk.Take(consultationId, id, request.Paper, ifMatch, (_, consultation) => consultation.UnitId,
            (criticism, consultation) => criticism.Explain(consultation, request.Paper), ct);
}
