using System.ComponentModel.DataAnnotations;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Life;

/// <summary>A recognised model is named typical (điển hình) by a decision.</summary>
internal static class NameTypical
{
    /// <param name="Decision">Number and symbol of the decision.</param>
    public sealed record Request(
        DateOnly On, string Statement, Signature Signature, IReadOnlyList<Evidence> Evidence,
        [property: Required, StringLength(Recognition.LongestDecision, MinimumLength = 1)] string Decision)
        : StepRequest(On, Statement, Signature, Evidence);

    internal static void Map(RouteGroupBuilder models) => models.MapPost("/{id:guid}/typical-namings", Handle)
        .WithName(nameof(NameTypical)).WithSummary("Name a recognised model typical")
        .Needs("models.recognise").Answers<ModelView>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(Guid id, Request request, IfMatch ifMatch, ModelDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(id, request.On, ifMatch, ct)).Refused(out var refusal, out var model))
            return refusal;
        if (model.NameTypical(request.Paper(desk), request.Decision).Refused(out refusal, out var named))
            return refusal;
        return await desk.Save(model, named, request.On, ct);
    }
}
