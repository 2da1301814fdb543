using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Beneficiaries;

/// <summary>The unit says how many people a model serves; everybody reads what gives nobody away.</summary>
internal static class CountBeneficiaries
{
    /// <param name="CountedOn">The day for which it holds.</param>
    /// <param name="Method">How they were counted.</param>
    /// <param name="Groups">Each group once; each person in the first group that fits.</param>
    public sealed record Request(
        [property: PlausibleDate] DateOnly CountedOn,
        [property: Required, StringLength(500, MinimumLength = 5)] string Method,
        [property: Required, MinLength(1), MaxLength(6)] IReadOnlyList<GroupOfPeople> Groups);

    /// <param name="People">All of them; absent where so few could be found out.</param>
    /// <param name="SmallestGroup">Figures of fewer people are withheld, and others with them where a subtraction would find them.</param>
    /// <param name="Rule">Where that number comes from.</param>
    public sealed record Response(
        Guid ModelId, DateOnly CountedOn, string Method, int? People, IReadOnlyList<OfGroup> Groups, int SmallestGroup, string Rule);

    /// <param name="People">Absent where it is withheld.</param>
    public sealed record OfGroup(BeneficiaryGroup Group, int? People);

    internal static void Map(RouteGroupBuilder models)
    {
        models.MapPost("/{id:guid}/beneficiaries", Handle).WithName(nameof(CountBeneficiaries)).WithSummary("Say how many people a model serves")
            .Needs("models.write").Answers<ModelView>().Refuses(404, 409, 412, 422, 428);
        models.MapGet("/{id:guid}/beneficiaries", Get).WithName("GetBeneficiaries").WithSummary("How many people a model serves, by its newest count")
            .AllowAnonymous().Answers<Response>().Refuses(404);
    }

    internal static async Task<IResult> Handle(Guid id, Request request, IfMatch ifMatch, ModelDesk desk, RegistryDbContext db, CancellationToken ct)
    {
        if ((await desk.Open(id, request.CountedOn, ifMatch, ct)).Refused(out var refusal, out var model))
            return refusal;
        if (request.CountedOn > desk.Today || request.CountedOn < model.RegisteredOn)
            return RegistryProblems.NotOnThatDay.ToRefusal();
        if (request.Groups.DistinctBy(one => one.Group).Count() != request.Groups.Count)
            return RegistryProblems.GroupTwice.ToRefusal();
        var count = new BeneficiaryCount { ModelId = id, CountedOn = request.CountedOn, Method = request.Method, Groups = request.Groups };
        db.Add(count);
        var (people, _) = count.Shown((await BeneficiaryRule.On(db, desk.Today, ct)).SmallestGroup);
        return await desk.Save(model, new BeneficiariesCounted(id, model.UnitId, request.CountedOn, people), request.CountedOn, ct, 200,
            (BeneficiaryCount.OnePerDay, RegistryProblems.CountedBefore));
    }

    internal static async Task<IResult> Get(Guid id, RegistryDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (model is null || model.IsHiddenFrom(caller, units)
            || await BeneficiaryCount.Newest(db, id, ct) is not { } count)
            return RegistryProblems.ModelNotFound.ToRefusal();
        var rule = await BeneficiaryRule.On(db, clock.Today(), ct);
        var (people, groups) = count.Shown(rule.SmallestGroup);
        return TypedResults.Ok(new Response(
            id, count.CountedOn, count.Method, people, [.. groups.OrderBy(one => one.Key).Select(one => new OfGroup(one.Key, one.Value))], rule.SmallestGroup, rule.Source));
    }
}
