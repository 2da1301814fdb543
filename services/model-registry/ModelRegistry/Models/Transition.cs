using DanVan.Committee.Units;
using DanVan.ModelRegistry.Life;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Models;

/// <summary>Something that the caller may do now.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Href">Where to post it.</param>
public sealed record Transition(string Name, string Href);

internal static class Transitions
{
    private static readonly (string Name, string Path, string Scope, Func<Model, bool> Open)[] All =
    [
        ("start", "starts", "models.write", model => model.Stage == Stage.Registered),
        ("record-result", "results", "models.write", model => model.Stage > Stage.Registered),
        ("report-results", "result-reports", "models.write", model => model.Stage == Stage.Running),
        ("check-impact", "impact-checks", "models.assess", model => model.Stage >= Stage.Results),
        ("recognise", "recognitions", "models.recognise", model => model.Stage == Stage.ImpactChecked || model.Origin == ModelOrigin.PublishedSource),
        ("name-typical", "typical-namings", "models.recognise",
            model => model.Stage == Stage.ImpactChecked && model.State is ModelState.Recognised or ModelState.Replicated),
        ("recheck", "rechecks", "models.assess", model => model.Recognitions.Any(one => !one.IsAsPublished)),
        ("withdraw", "withdrawals", "models.recognise", model => model.Recognitions.Count > 0),
        ("end", "endings", "models.write", _ => true),
    ];

    /// <summary>What the model allows, the token permits, and the caller's unit covers today.</summary>
    internal static IReadOnlyList<Transition> OpenTo(this Model model, Caller caller, UnitTree units, DateOnly today) =>
        model.IsClosed || caller.IsAnonymous || caller.IsOutside(units, model.UnitId, today, out _)
            ? []
            : [.. All.Where(one => caller.Has(one.Scope) && one.Open(model)).Select(one => new Transition(one.Name, $"/v1/models/{model.Id}/{one.Path}"))];
}
