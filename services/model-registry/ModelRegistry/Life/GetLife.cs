using DanVan.Committee.Units;
using DanVan.ModelRegistry.Beneficiaries;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Life;

/// <summary>The life of a model: each step with its section, signature and evidence, every measurement, the plan's milestones.</summary>
internal static class GetLife
{
    public sealed record Response(
        Guid ModelId, ModelState State, string? LeadingBody, IReadOnlyList<string> CoordinatingBodies, IReadOnlyList<Milestone> Milestones,
        IReadOnlyList<StepView> Steps, IReadOnlyList<ResultView> Results, EndOutcome? Outcome, string? FailsWhere, Guid? FocusId,
        string? BesideFocusBecause);

    public sealed record StepView(int Number, StepKind Kind, DateOnly On, string Statement, Signature Signature, IReadOnlyList<Evidence> Evidence);

    /// <param name="Value">The value found; absent, like baseline and share, where it counts so few people that they could be known.</param>
    /// <param name="Achieved">The share of the way from baseline to target, 0 to 1.5.</param>
    public sealed record ResultView(
        string Measure, string Unit, decimal? Baseline, DateOnly BaselineOn, decimal Target, decimal? Value, DateOnly MeasuredOn, string Method,
        decimal? Achieved)
    {
        internal static ResultView Of(Result one, int k) => one.GivesAway(k)
            ? new(one.Measure, one.Unit, null, one.BaselineOn, one.Target, null, one.MeasuredOn, one.Method, null)
            : new(one.Measure, one.Unit, one.Baseline, one.BaselineOn, one.Target, one.Value, one.MeasuredOn, one.Method, one.Achieved);
    }

    internal static void Map(RouteGroupBuilder models) => models.MapGet("/{id:guid}/life", Handle)
        .WithName(nameof(GetLife)).WithSummary("The steps, evidence and results of a model").AllowAnonymous().Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle(Guid id, RegistryDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var model = await db.Models.Include(one => one.Steps).Include(one => one.Results).AsSplitQuery().AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id, ct);
        if (model is null || model.IsHiddenFrom(caller, units))
            return RegistryProblems.ModelNotFound.ToRefusal();
        var smallest = (await BeneficiaryRule.On(db, clock.Today(), ct)).SmallestGroup;
        return Answer.Ok(new Response(
            model.Id, model.State, model.Life?.LeadingBody, model.Life?.CoordinatingBodies ?? [], model.Life?.Milestones ?? [],
            [.. model.Steps.OrderBy(one => one.Number).Select(one => new StepView(one.Number, one.Kind, one.On, one.Statement, one.Signature, one.Evidence))],
            [.. model.Results.OrderBy(one => one.Number).Select(one => ResultView.Of(one, smallest))],
            model.Life?.Outcome, model.Life?.FailsWhere, model.Life?.FocusId, model.Life?.BesideFocusBecause), model.Version);
    }
}
