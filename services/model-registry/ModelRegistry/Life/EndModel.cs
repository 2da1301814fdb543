using System.ComponentModel.DataAnnotations;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Life;

/// <summary>The model ends; the statement says what others can learn. Nobody ends a model without lessons.</summary>
internal static class EndModel
{
    /// <param name="Outcome">How it ended.</param>
    /// <param name="FailsWhere">The circumstance in which it did not work, in a few words; needed of a failed model.</param>
    /// <param name="Publish">Show the lessons to everybody, even if nobody recognised the model.</param>
    public sealed record Request(
        DateOnly On, string Statement, Signature Signature, IReadOnlyList<Evidence> Evidence, EndOutcome Outcome,
        [property: StringLength(300, MinimumLength = 3)] string? FailsWhere = null, bool Publish = false)
        : StepRequest(On, Statement, Signature, Evidence);

    internal static void Map(RouteGroupBuilder models) => models.MapPost("/{id:guid}/endings", Handle)
        .WithName(nameof(EndModel)).WithSummary("End a model with its lessons")
        .Needs("models.write").Answers<ModelView>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(Guid id, Request request, IfMatch ifMatch, ModelDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(id, request.On, ifMatch, ct)).Refused(out var refusal, out var model))
            return refusal;
        if (model.End(request.Paper(desk), request.Outcome, request.FailsWhere, request.Publish).Refused(out refusal, out var ended))
            return refusal;
        return await desk.Save(model, ended, request.On, ct);
    }
}
