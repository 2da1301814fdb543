using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>Merges whole units into a new one, or into one that goes on. Units below them follow to where they went.</summary>
internal static class MergeUnits
{
    public sealed record Request(
        [property: Required, MinLength(1), MaxLength(200)] IReadOnlyList<Source> Sources,
        Guid? IntoUnitId,
        NewUnit? IntoNewUnit,
        [property: Required] DateOnly? EffectiveOn,
        [property: Required] OrderingDocument Document) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (IntoUnitId is null == IntoNewUnit is null)
                yield return new("Name either intoUnitId or intoNewUnit.", [nameof(IntoUnitId)]);
            if (IntoNewUnit is not null && Sources.Count < 2)
                yield return new("A new unit needs two sources; a single one that goes on is renamed.", [nameof(Sources)]);
        }
    }

    /// <param name="Version">The version that the caller has seen, as If-Match elsewhere.</param>
    public sealed record Source([property: Required] Guid? UnitId, [property: Required] long? Version);

    public sealed record NewUnit(
        [property: Required, StringLength(200, MinimumLength = 1)] string Name,
        [property: StringLength(200, MinimumLength = 1)] string? ShortName,
        [property: Required] UnitKind? Kind,
        [property: StringLength(20, MinimumLength = 1)] string? Code,
        Guid? ParentId)
    {
        internal UnitFacts ToFacts() => new(Name, ShortName ?? UnitNames.Short(Name, Kebab.Of(Kind!.Value)), Kebab.Of(Kind!.Value), Code, ParentId);
    }

    internal static void Map(RouteGroupBuilder v1) => v1.MapPost("/unit-mergers", Handle).WithTags("units")
        .WithName(nameof(MergeUnits)).WithSummary("Merge units")
        .Needs(UnitsModule.KeepRegistry).Answers<UnitResource>(201).Refuses(404, 409, 412, 422);

    internal static async Task<IResult> Handle(
        Request request, [Description(UnitsModule.DryRun)] bool? dryRun, Registry registry, Affected affected, Caller caller, CancellationToken ct)
    {
        await registry.Open(ct);
        var (on, document) = (request.EffectiveOn!.Value, request.Document.ToDocument());
        var into = request.IntoUnitId is { } id ? await registry.Find(id, ct) : new Unit();
        if (into is null)
            return CommitteeProblems.UnitNotFound.ToRefusal();
        if (request.Sources.Select(source => source.UnitId!.Value).Append(into.Id).GroupBy(one => one).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return CommitteeProblems.UnitTwice.With("Một đơn vị chỉ được nêu một lần.", "A unit may be named once.", ("unitId", twice.Key));

        var received = new List<UnitTransfer>();
        foreach (var source in request.Sources)
        {
            if (await registry.Find(source.UnitId!.Value, ct) is not { } unit)
                return CommitteeProblems.UnitNotFound.With("Đơn vị nguồn không tồn tại.", "A source does not exist.", ("unitId", source.UnitId));
            if (new IfMatch(source.Version).Stale(unit, out var stale))
                return stale;
            var transfer = new UnitTransfer(unit.Id, into.Id, on, 1m, TransferBasis.Whole, false, document);
            if (registry.Note(unit, unit.Abolish([transfer], on, document)) is { } refusal)
                return refusal;
            received.Add(transfer);
        }

        if (Receive(into, request, registry, received, on, document) is { } refused)
            return refused;
        if (await MoveChildren(into, request, registry, on, document, ct) is { } stuck)
            return stuck;
        if (dryRun == true)
            return await affected.By(registry, ct);
        var version = into.Version + 1;
        return await registry.Save(Answer.Created($"/v1/units/{into.Id}", UnitResource.Of(into, into.Newest, caller) with { Version = version }, version), ct);
    }

    private static Refusal? Receive(
        Unit into, Request request, Registry registry, List<UnitTransfer> received, DateOnly on, LegalDocument document)
    {
        if (request.IntoNewUnit?.ToFacts() is not { } facts)
            return registry.Note(into, into.TakeIn(received, on, document));
        if (registry.Units.UnfitParent(null, facts.Kind, facts.ParentId, on) is { } unfit)
            return unfit;
        registry.Add(into);
        return registry.Note(into, into.BeginByMerger(facts, received, on, document));
    }

    private static async Task<Refusal?> MoveChildren(
        Unit into, Request request, Registry registry, DateOnly on, LegalDocument document, CancellationToken ct)
    {
        foreach (var child in request.Sources.SelectMany(source => registry.Units.Children(source.UnitId!.Value, on)))
        {
            var unit = (await registry.Find(child.UnitId, ct))!;
            if (registry.Note(unit, unit.Reparent(into.Id, on, document)) is { } refusal)
                return refusal;
        }
        return null;
    }
}
