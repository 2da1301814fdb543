using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Individuals;

/// <summary>A body that saw the deed says so. The second independent one makes the individual public.</summary>
internal static class WitnessIndividual
{
    /// <param name="Body">The body for which the witness speaks: "Ban công tác Mặt trận khối 4".</param>
    /// <param name="Statement">What was seen.</param>
    public sealed record Request(
        [property: Required, StringLength(200, MinimumLength = 5)] string Body,
        [property: Required, StringLength(2000, MinimumLength = 20)] string Statement);

    internal static void Map(RouteGroupBuilder individuals) => individuals.MapPost("/{id:guid}/witnesses", Handle)
        .WithName(nameof(WitnessIndividual)).WithSummary("Witness what an individual did")
        .Needs("models.write").Answers<IndividualReceipt>(201).Refuses(404, 409, 412, 422, 428);

    private static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Individuals.FindAsync([id], ct) is not { } one || caller.IsOutside(units, one.UnitId, clock.Today(), out _))
            return RegistryProblems.IndividualNotFound.ToRefusal();
        if (ifMatch.Stale(one, out var stale))
            return stale;
        var model = await db.Models.AsNoTracking().SingleAsync(model => model.Id == one.ModelId, ct);
        if (one.Testify(request.Body, request.Statement, caller.Client, model.Life?.LeadingBody).Refused(out var refusal, out var witnessed))
            return refusal;
        log.Append(one, witnessed, witnessed.Confirmed && model.IsPublic ? Readers.Public(one.UnitId) : Readers.Within(one.UnitId));
        return await log.Save(Answer.Created($"/v1/individuals/{id}", IndividualReceipt.Of(one), one.Version), ct,
            (Witness.OncePerBody, RegistryProblems.WitnessNotIndependent));
    }
}
