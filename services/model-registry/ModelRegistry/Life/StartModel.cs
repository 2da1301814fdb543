using System.ComponentModel.DataAnnotations;
using DanVan.ModelRegistry.Focus;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Life;

/// <summary>The model begins to work, by a signed plan with milestones.</summary>
internal static class StartModel
{
    /// <param name="LeadingBody">Who answers for it.</param>
    /// <param name="CoordinatingBodies">Who helps.</param>
    /// <param name="FocusId">The focus that the unit chose for the year, where the model serves it.</param>
    /// <param name="BesideFocusBecause">Why the model does not serve it; needed then.</param>
    /// <param name="Milestones">What is to be reached by when.</param>
    public sealed record Request(
        DateOnly On, string Statement, Signature Signature, IReadOnlyList<Evidence> Evidence,
        [property: Required, StringLength(200, MinimumLength = 3)] string LeadingBody,
        [property: MaxLength(30)] IReadOnlyList<string>? CoordinatingBodies = null,
        [property: MaxLength(50)] IReadOnlyList<Milestone>? Milestones = null,
        Guid? FocusId = null,
        [property: StringLength(1000, MinimumLength = 10)] string? BesideFocusBecause = null) : StepRequest(On, Statement, Signature, Evidence);

    internal static void Map(RouteGroupBuilder models) => models.MapPost("/{id:guid}/starts", Handle)
        .WithName(nameof(StartModel)).WithSummary("Start a model by its plan")
        .Needs("models.write").Answers<ModelView>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(Guid id, Request request, IfMatch ifMatch, ModelDesk desk, RegistryDbContext db, CancellationToken ct)
    {
        if ((await desk.Open(id, request.On, ifMatch, ct)).Refused(out var refusal, out var model))
            return refusal;
        var focus = await UnitFocus.Of(db, model.UnitId, request.On.Year, ct);
        if (model.Start(request, request.Paper(desk), focus).Refused(out refusal, out var started))
            return refusal;
        return await desk.Save(model, started, request.On, ct);
    }
}
