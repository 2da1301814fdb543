using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>Enters a unit that grew out of no other. One that came about by merger or split is entered by those.</summary>
internal static class RegisterUnit
{
    public sealed record Request(
        [property: Required, StringLength(200, MinimumLength = 1)] string Name,
        [property: StringLength(200, MinimumLength = 1)] string? ShortName,
        [property: Required] UnitKind? Kind,
        [property: StringLength(20, MinimumLength = 1)] string? Code,
        Guid? ParentId,
        [property: Required] DateOnly? ValidFrom,
        [property: Required] OrderingDocument Document)
    {
        internal UnitFacts ToFacts() => new(Name, ShortName ?? UnitNames.Short(Name, Kebab.Of(Kind!.Value)), Kebab.Of(Kind!.Value), Code, ParentId);
    }

    internal static void Map(RouteGroupBuilder units) => units.MapPost("/", Handle)
        .WithName(nameof(RegisterUnit)).WithSummary("Register a unit")
        .Needs(UnitsModule.KeepRegistry).Answers<UnitResource>(201).Refuses(409);

    internal static async Task<IResult> Handle(Request request, Registry registry, Caller caller, CancellationToken ct)
    {
        await registry.Open(ct);
        var (facts, from) = (request.ToFacts(), request.ValidFrom!.Value);
        if (registry.Units.UnfitParent(null, facts.Kind, facts.ParentId, from) is { } unfit)
            return unfit;
        var unit = new Unit();
        if (registry.Note(unit, unit.Register(facts, from, request.Document.ToDocument())) is { } refusal)
            return refusal;
        registry.Add(unit);
        return await registry.Save(Answer.Created($"/v1/units/{unit.Id}", UnitResource.Of(unit, unit.Newest, caller) with { Version = 1 }, 1), ct);
    }
}
