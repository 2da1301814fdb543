using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Individuals;

/// <summary>What a write answers of an individual: nothing personal, since answers are remembered with their keys.</summary>
public sealed record IndividualReceipt(Guid Id, long Version, Guid ModelId, IndividualState State, int Witnesses)
{
    internal static IndividualReceipt Of(Individual one) => new(one.Id, one.Version, one.ModelId, one.State, one.Witnesses.Count);
}

/// <summary>A person who consents is proposed as a typical individual of a model with measured results.</summary>
internal static class ProposeIndividual
{
    /// <param name="ModelId">The model whose results show the deed.</param>
    /// <param name="Name">The full name.</param>
    /// <param name="Deed">What he or she did in the model: no telephone numbers, no numbers of papers, nothing of private life.</param>
    /// <param name="Rank">Grassroots or leader.</param>
    /// <param name="Consent">The paper of the consent: no name is stored without one.</param>
    public sealed record Request(
        Guid ModelId,
        [property: Required, StringLength(120, MinimumLength = 2)] string Name,
        [property: Required, StringLength(4000, MinimumLength = 40)] string Deed,
        IndividualRank Rank,
        [property: Required] Consent Consent);

    internal static void Map(RouteGroupBuilder individuals) => individuals.MapPost("/", Handle)
        .WithName(nameof(ProposeIndividual)).WithSummary("Propose a typical individual")
        .Needs("models.write").Answers<IndividualReceipt>(201).Refuses(404, 409, 422);

    private static async Task<IResult> Handle(
        Request request, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var model = await db.Models.Include(one => one.Results).AsSplitQuery().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.ModelId, ct);
        if (model is null)
            return RegistryProblems.ModelNotFound.ToRefusal();
        if (caller.IsOutside(units, model.UnitId, clock.Today(), out var outside))
            return model.IsPublic ? outside : RegistryProblems.ModelNotFound.ToRefusal();
        if (Individual.Propose(model, request, caller.Client, clock.Today()).Refused(out var refusal, out var proposed))
            return refusal;
        db.Add(proposed.Individual);
        log.Append(proposed.Individual, proposed.Event, Readers.Within(model.UnitId));
        return await log.Save(Answer.Created(
            $"/v1/individuals/{proposed.Individual.Id}", IndividualReceipt.Of(proposed.Individual), proposed.Individual.Version), ct);
    }
}
