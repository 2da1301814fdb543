using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Criteria;

/// <summary>
/// A locality publishes its criteria for a field and period, or a new version of them. A copy of what holds above is refused unless it says
/// why: a model is not built "according to general criteria".
/// </summary>
internal static class PublishCriteria
{
    /// <param name="UnitId">The locality.</param>
    /// <param name="Field">The field; left out for all fields.</param>
    /// <param name="Title">Its name.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="Criteria">What is added to, or adapted from, the sets above.</param>
    /// <param name="ValidTo">First day on which it no longer holds.</param>
    /// <param name="SameBecause">Why nothing local is added.</param>
    public sealed record Request(
        Guid UnitId,
        [property: StringLength(Model.LongestField), RegularExpression("^[a-z]+(-[a-z]+)*$")] string? Field,
        [property: Required, StringLength(300, MinimumLength = 5)] string Title,
        [property: PlausibleDate] DateOnly ValidFrom,
        [property: Required, MinLength(1), MaxLength(60)] IReadOnlyList<Criterion> Criteria,
        [property: PlausibleDate] DateOnly? ValidTo = null,
        [property: StringLength(1000, MinimumLength = 20)] string? SameBecause = null);

    internal static void Map(RouteGroupBuilder sets)
    {
        sets.MapPost("/", First).WithName(nameof(PublishCriteria)).WithSummary("Publish the criteria of a locality")
            .Needs("models.assess").Answers<CriteriaSetView>(201).Refuses(404, 409, 422);
        sets.MapPost("/{id:guid}/versions", Next).WithName("PublishCriteriaVersion").WithSummary("Replace a criteria set by a new version")
            .Needs("models.assess").Answers<CriteriaSetView>(201).Refuses(404, 409, 412, 422, 428);
    }

    private static Task<IResult> First(
        Request request, RegistryDbContext db, CriteriaBook book, EventLog log, UnitTree units, Caller caller, CancellationToken ct) =>
        Publish(request, null, db, book, log, units, caller, ct);

    private static async Task<IResult> Next(
        Guid id, Request request, IfMatch ifMatch, RegistryDbContext db, CriteriaBook book, EventLog log, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (await db.CriteriaSets.FindAsync([id], ct) is not { } old || old.UnitId != request.UnitId || old.Field != request.Field)
            return RegistryProblems.CriteriaNotFound.ToRefusal();
        return ifMatch.Stale(old, out var stale) ? stale : await Publish(request, old, db, book, log, units, caller, ct);
    }

    private static async Task<IResult> Publish(
        Request request, CriteriaSet? old, RegistryDbContext db, CriteriaBook book, EventLog log, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (units.Find(request.UnitId, request.ValidFrom) is null)
            return RegistryProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(units, request.UnitId, request.ValidFrom, out var outside))
            return outside;
        if (request.Field is { } field && !await Fields.Exists(db, field, ct))
            return RegistryProblems.FieldNotFound.ToRefusal();
        var above = await book.Above(request.UnitId, request.Field, request.ValidFrom, ct);
        if (CriteriaSet.Publish(request, above, old?.Id).Refused(out var refusal, out var published))
            return refusal;
        if (old is not null)
        {
            if (old.EndOn(request.ValidFrom).Refused(out refusal, out var ended))
                return refusal;
            log.Append(old, ended, Readers.Public(old.UnitId));
        }
        var set = published.Set;
        db.Add(set);
        log.Append(set, published.Event, Readers.Public(set.UnitId));
        return await log.Save(
            Answer.Created($"/v1/criteria-sets/{set.Id}", CriteriaSetView.Of(set), set.Version), ct, (CriteriaSet.OneInForce, RegistryProblems.CriteriaInForce));
    }
}
