using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Criticisms;

/// <summary>The Front replies. Only who acts for it may.</summary>
internal static class ReplyToCriticism
{
    /// <param name="Paper">The signed paper.</param>
    public sealed record Request([property: Required] Paper Paper);

    internal static void Map(RouteGroupBuilder criticisms) => criticisms.MapPost("/{id:guid}/replies", Handle)
        .WithName(nameof(ReplyToCriticism)).WithSummary("Reply to a request for criticism")
        .Needs("feedback.write").Answers<CriticismView>(201).Refuses(404, 409);

    internal static Task<IResult> Handle(Guid consultationId, Guid id, Request request, IfMatch ifMatch, CriticismDesk desk, CancellationToken ct) =>
        desk.Take(consultationId, id, request.Paper, ifMatch, (criticism, _) => criticism.FrontUnitId,
            (criticism, consultation) => criticism.Receive(consultation, request.Paper), ct);
}
