using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Standing;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Models;

/// <summary>A body recognises a model by a decision; the model becomes public.</summary>
internal static class RecogniseModel
{
    /// <param name="Level">The level of the recognising body.</param>
    /// <param name="Decision">Number and symbol of its decision.</param>
    /// <param name="RecognisedOn">The day of the decision; today unless given.</param>
    /// <param name="Signature">Who signed it; may be left out only for what is entered from a published source.</param>
    public sealed record Request(
        RecognitionLevel Level,
        [property: Required, StringLength(Recognition.LongestDecision, MinimumLength = 1)] string Decision,
        [property: PlausibleDate] DateOnly? RecognisedOn = null,
        Signature? Signature = null);

    internal static void Map(RouteGroupBuilder models) => models.MapPost("/{id:guid}/recognitions", Handle)
        .WithName(nameof(RecogniseModel)).WithSummary("Recognise a model at a level")
        .Needs("models.recognise").Answers<ModelView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, RegistryDbContext db, ModelDesk desk, UnitTree units, Caller caller, CancellationToken ct)
    {
        var day = request.RecognisedOn ?? desk.Today;
        if (day > desk.Today)
            return RegistryProblems.NotOnThatDay.ToRefusal();
        if (await db.Models.FindAsync([id], ct) is not { } model)
            return RegistryProblems.ModelNotFound.ToRefusal();
        // Who may not see a model is not told that it exists.
        if (caller.IsOutside(units, model.UnitId, day, out var outside))
            return model.IsPublic ? outside : RegistryProblems.ModelNotFound.ToRefusal();
        if (UnitKinds.Tier(units.Find(units.Resolve(caller.Unit)!.Value, day)!.Kind) > (int)request.Level)
            return RegistryProblems.LevelAboveYours.ToRefusal();
        if (ifMatch.Stale(model, out var stale))
            return stale;

        if (model.Recognise(request.Level, request.Decision, day, request.Signature, await RecheckRule.On(db, day, ct)).Refused(out var refusal, out var recognised))
            return refusal;
        return await desk.Save(model, recognised, day, ct, 201);
    }
}
