using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Nominations;

/// <summary>A resident, the press, an inspection proposes good work anywhere in the province: no subtree binds who finds it.</summary>
internal static class NominateModel
{
    /// <param name="UnitId">Where it was seen.</param>
    /// <param name="Source">Who saw it.</param>
    /// <param name="Seen">What was seen. Names of residents do not belong here.</param>
    /// <param name="SourceUrl">The article or report.</param>
    public sealed record Request(
        Guid UnitId,
        NominationSource Source,
        [property: Required, StringLength(4000, MinimumLength = 20)] string Seen,
        [property: WebAddress] Uri? SourceUrl = null);

    internal static void Map(RouteGroupBuilder nominations) => nominations.MapPost("/", Handle)
        .WithName(nameof(NominateModel)).WithSummary("Nominate a model from below")
        .Needs("models.write").Answers<NominationView>(201).Refuses(422);

    internal static async Task<IResult> Handle(
        Request request, RegistryDbContext db, EventLog log, UnitTree units, TimeProvider clock, CancellationToken ct)
    {
        if (units.Find(request.UnitId, clock.Today()) is null)
            return RegistryProblems.UnitNotFound.ToRefusal();
        var (nomination, nominated) = Nomination.Make(request.UnitId, request.Source, request.Seen, request.SourceUrl, clock.Today());
        db.Add(nomination);
        log.Append(nomination, nominated, Readers.Within(nomination.UnitId));
        return await log.Save(Answer.Created($"/v1/nominations/{nomination.Id}", NominationView.Of(nomination), nomination.Version), ct);
    }
}
