using DanVan.Committee.Units;
using DanVan.ModelRegistry.Criteria;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>What an assessor reads of one model: its sections, results and the criteria. In a blind round the names of the place are taken out.</summary>
internal static class GetPaper
{
    public sealed record Response(
        int Number, string Name, string Field, ModelSubject Subject, IReadOnlyList<Criterion> Criteria, IReadOnlyList<Section> Sections,
        IReadOnlyList<Figure> Results);

    public sealed record Section(StepKind Kind, DateOnly On, string Statement, IReadOnlyList<string> Evidence);

    public sealed record Figure(string Measure, string Unit, decimal Baseline, decimal Target, decimal Value, DateOnly MeasuredOn, string Method);

    internal static void Map(RouteGroupBuilder rounds) => rounds.MapGet("/{id:guid}/papers/{number:int}", Handle)
        .WithName(nameof(GetPaper)).WithSummary("What an assessor reads of one model").Needs("models.assess").Answers<Response>().Refuses(404);

    private static async Task<IResult> Handle(
        Guid id, int number, RegistryDbContext db, CriteriaBook book, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var (round, assessor) = await GetRound.Find(id, db, units, caller, clock, ct);
        if (round is null)
            return RegistryProblems.RoundNotFound.ToRefusal();
        if (round.Numbered(number) is not { } modelId)
            return RegistryProblems.ModelNotFound.ToRefusal();
        var model = await db.Models.Include(one => one.Steps).Include(one => one.Results).AsSplitQuery().AsNoTracking().SingleAsync(one => one.Id == modelId, ct);
        if (assessor is not null && (await Conflicts.Of([model], db, units, clock.Today(), ct)).Between(assessor, modelId) is { Count: > 0 } grounds)
            return Conflicts.Refuse(grounds);
        var criteria = await book.At(model.UnitId, model.Field, model.RegisteredOn, ct);
        var blind = assessor is not null && round.BlindName(number) is not null;
        return TypedResults.Ok(Read(number, model, criteria, blind ? Blindfold.Over(model, units) : Blindfold.None));
    }

    private static Response Read(int number, Model model, IReadOnlyList<AppliedCriterion> criteria, Blindfold blind) => new(
        number, blind.Hide(model.Title), model.Field, model.Subject,
        [.. criteria.Select(one => one.Criterion with
        {
            Text = blind.Hide(one.Criterion.Text),
            Baseline = one.Criterion.Baseline is { } baseline ? baseline with { Source = blind.Hide(baseline.Source) } : null,
        })],
        [.. model.Steps.OrderBy(step => step.Number).Select(step => new Section(
            step.Kind, step.On, blind.Hide(step.Statement), [.. step.Evidence.Select(one => blind.Hide(one.Title))]))],
        [.. model.Results.OrderBy(result => result.Number).Select(result => new Figure(
            blind.Hide(result.Measure), result.Unit, result.Baseline, result.Target, result.Value, result.MeasuredOn, blind.Hide(result.Method)))]);
}
