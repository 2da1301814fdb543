using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Rebuilding;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Indicators;

/// <summary>Defines an indicator as data: a new one from any day, or from tomorrow on another version of a known one.</summary>
internal static class DefineIndicator
{
    internal const int LongestCode = 60, LongestText = 1000, MostInputs = 20, MostConditions = 5, MostDisaggregations = 5;
    private const string CodePattern = "^[a-z][a-z0-9-]{1,59}$";

    /// <param name="From">First day counted by it. Of a new code it may lie in the past: what the archive has of those days is then counted.</param>
    /// <param name="Measure">What is counted: <c>model</c>.</param>
    /// <param name="Visibility">Who may see it: everybody; everybody in groups; the unit and those above it.</param>
    /// <param name="Counts">Each event; a subject once, on its first day; a subject as its latest event has it; or a ratio of two other indicators.</param>
    /// <param name="LegalBasis">The document that orders the count.</param>
    /// <param name="Per">What a ratio is multiplied with; 100 makes it percent.</param>
    /// <param name="Disaggregations">Fields of the counted events by which a query may divide it: <c>level</c>. What stands in them is told to whoever may see it.</param>
    public sealed record Request(
        [property: Required, RegularExpression(CodePattern), StringLength(LongestCode)] string Code,
        [property: PlausibleDate] DateOnly From,
        [property: Required, StringLength(200, MinimumLength = 3)] string NameVi,
        [property: Required, StringLength(200, MinimumLength = 3)] string NameEn,
        [property: Required, StringLength(LongestText, MinimumLength = 10)] string DefinitionVi,
        [property: Required, StringLength(LongestText, MinimumLength = 10)] string DefinitionEn,
        [property: Required, StringLength(40, MinimumLength = 1)] string Measure,
        [property: Required] IndicatorDirection? Direction,
        [property: Required] IndicatorVisibility? Visibility,
        [property: Required] IndicatorCounts? Counts,
        [property: Required, StringLength(300, MinimumLength = 1)] string LegalBasis,
        [property: MaxLength(MostInputs)] IReadOnlyList<Input>? Inputs = null,
        [property: Range(2, 1000)] int? SmallestGroup = null,
        [property: StringLength(LongestCode)] string? Numerator = null,
        [property: StringLength(LongestCode)] string? Denominator = null,
        [property: Range(0.000001, 1e9)] decimal? Per = null,
        [property: MaxLength(MostDisaggregations)] IReadOnlyList<string>? Disaggregations = null);

    /// <param name="Event">The name of an event as the change feeds have it: <c>vn.danvan.model-registry.model-registered.v1</c>.</param>
    /// <param name="Value">What one of them counts.</param>
    /// <param name="Where">All of it must hold of the event's data.</param>
    public sealed record Input(
        [property: Required, StringLength(120), Description("As the change feeds name it: vn.danvan.model-registry.model-registered.v1.")] string Event,
        [property: Range(-1e9, 1e9)] decimal Value = 1,
        InputEffect Effect = InputEffect.Counts,
        [property: MaxLength(MostConditions)] IReadOnlyList<FieldIs>? Where = null);

    /// <param name="Field">A field of the event's data: <c>level</c>.</param>
    /// <param name="Is">What it must be; a number or a truth value as it is written in JSON.</param>
    public sealed record FieldIs([property: Required, StringLength(60)] string Field, [property: Required, StringLength(200)] string Is);

    /// <param name="Rebuild">Where the rebuild is found that counts what happened before; absent where nothing did.</param>
    public sealed record Response(Guid DefinitionId, IndicatorView Definition, string? Rebuild);

    internal static void Map(RouteGroupBuilder indicators) => indicators.MapPost("/", Handle)
        .WithName(nameof(DefineIndicator)).WithSummary("Define an indicator, or another version of one").Needs(ReportingScopes.Define)
        .Answers<Response>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Request request, ReportingDbContext db, EventLog log, RebuildSignal signal, TimeProvider clock, CancellationToken ct)
    {
        var versions = await db.Indicators.Where(one => one.Code == request.Code).OrderBy(one => one.Version).ToListAsync(ct);
        var parts = await db.Indicators.AsNoTracking().Where(one => one.Code == request.Numerator || one.Code == request.Denominator).ToListAsync(ct);
        var inGroups = await db.Indicators.Where(one => one.Visibility == "grouped" && one.Code != request.Code)
            .SelectMany(one => one.Inputs).Select(input => input.EventType).Distinct().ToListAsync(ct);
        var definition = new Definition();
        if (definition.Define(request, new(versions, parts, inGroups), clock.Today(), clock.GetUtcNow()).Refused(out var refusal, out var defined))
            return refusal;
        versions.LastOrDefault()?.EndBefore(defined.From);
        var indicator = Indicator.Of(defined);
        db.Add(definition);
        db.Add(indicator);
        log.Append(definition, defined, defined.Visibility == "subtree" ? RebuildingModule.Operators : Readers.Public());
        var rebuild = Definition.IsBackdated(defined, clock.Today()) ? Rebuilt(db, log, clock) : null;
        var answer = await log.Save(
            Answer.Created($"/v1/indicators/{defined.Code}", new Response(definition.Id, IndicatorView.Of(indicator), rebuild), definition.Version), ct,
            (Definition.OnePerNumber, IndicatorProblems.VersionTaken), (Definition.OneOfEach, IndicatorProblems.VersionTaken),
            (Definition.OnePerDay, IndicatorProblems.VersionTaken), (Rebuild.OneWaits, ReportingProblems.RebuildWaits));
        if (rebuild is not null)
            signal.Set();
        return answer;
    }

    // What it finds is meant to differ from the facts so far: nothing of the new indicator is in them.
    private static string Rebuilt(ReportingDbContext db, EventLog log, TimeProvider clock)
    {
        var rebuild = new Rebuild();
        log.Append(rebuild, rebuild.Request(ReadModel.Facts.Name, always: true, clock.GetUtcNow()), RebuildingModule.Operators);
        db.Add(rebuild);
        return $"/v1/rebuilds/{rebuild.Id}";
    }
}

public enum IndicatorDirection
{
    Up,
    Down,
    None,
}

public enum IndicatorVisibility
{
    Public,
    Grouped,
    Subtree,
}

public enum IndicatorCounts
{
    Each,
    First,
    Latest,
    Ratio,
}

public enum InputEffect
{
    Counts,
    Ends,
}
