using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Peers;

/// <summary>Declares what makes a unit like others.</summary>
internal static class DeclareUnitTrait
{
    public sealed record Request(
        Guid UnitId, [property: Required] Trait? Trait, [property: Range(0, 100)] decimal Value, DateOnly From,
        [property: Required, StringLength(UnitTrait.LongestSource, MinimumLength = 1)] string Source);

    public sealed record Response(Guid Id, Guid UnitId, string Trait, decimal Value, DateOnly From, string Source);

    internal static void Map(RouteGroupBuilder traits) => traits.MapPost("/", Handle)
        .WithName(nameof(DeclareUnitTrait)).WithSummary("Declare the terrain or the poverty of a unit")
        .Needs(ReportingScopes.Plan).Answers<Response>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Request request, ReportingDbContext db, EventLog log, UnitTreeSource units, Caller caller, CancellationToken ct)
    {
        var tree = await units.Current(ct);
        if (tree.Find(request.UnitId) is null)
            return ReportingProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(tree, request.UnitId, request.From, out var outside))
            return outside;
        var trait = new UnitTrait();
        var declared = trait.Declare(request.UnitId, request.Trait!.Value, request.Value, request.From, request.Source);
        db.Add(trait);
        log.Append(trait, declared, Readers.Public(trait.UnitId));
        return await log.Save(
            Answer.Created($"/v1/unit-traits/{trait.Id}", new Response(trait.Id, trait.UnitId, trait.Trait, trait.Value, trait.From, trait.Source)), ct,
            (UnitTrait.OnePerDay, ReportingProblems.TraitDeclared));
    }
}
