using DanVan.Committee.Units;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Voices;

/// <summary>How many residents confirm and contest the result of a model, beside its standing; a contested result calls for a check.</summary>
internal static class GetVoiceFigures
{
    /// <summary>Fewer people than this are not counted out in public: their neighbours would know who they are.</summary>
    internal const int FewestShown = 5;

    /// <param name="Confirm">Absent while fewer than 5 have said so.</param>
    /// <param name="Contest">Absent while fewer than 5 have said so.</param>
    /// <param name="CheckDueSince">The day on which the result was contested first since it was last checked; absent when nothing is to be checked.</param>
    public sealed record Response(Guid ModelId, ModelState State, int EvidenceTier, int? Confirm, int? Contest, DateOnly? CheckDueSince);

    internal static void Map(RouteGroupBuilder models) => models.MapGet("/{id:guid}/voices", Handle)
        .WithName(nameof(GetVoiceFigures)).WithSummary("How many residents confirm and contest the result of a model")
        .AllowAnonymous().Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle(Guid id, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (model is null || model.IsHiddenFrom(caller, units))
            return RegistryProblems.ModelNotFound.ToRefusal();
        var voices = db.Set<HeardVoice>().AsNoTracking().Where(one => one.ModelId == id);
        var checkedOn = await db.LastChecks(id).Select(step => (DateOnly?)step.On).MaxAsync(ct) ?? DateOnly.MinValue;
        return TypedResults.Ok(new Response(
            id, model.State, model.Life?.EvidenceTier ?? 1,
            Shown(await voices.CountAsync(one => one.Confirms, ct)), Shown(await voices.CountAsync(one => !one.Confirms, ct)),
            await voices.Where(one => !one.Confirms && one.VoicedOn > checkedOn).MinAsync(one => (DateOnly?)one.VoicedOn, ct)));
    }

    private static int? Shown(int people) => people is 0 or >= FewestShown ? people : null;

    /// <summary>The steps in which somebody looked at the effect of a model.</summary>
    internal static IQueryable<Step> LastChecks(this RegistryDbContext db, Guid modelId) => db.Set<Step>()
        .Where(step => step.ModelId == modelId && (step.Kind == StepKind.ImpactChecked || step.Kind == StepKind.Rechecked));
}
