using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Standing;

/// <summary>Somebody looked again at what was recognised, and says whether the effect holds.</summary>
internal static class AnswerRecheck
{
    /// <param name="Holds">The effect holds. If not, the recognition lapses at once; if so, a lapsed one returns.</param>
    public sealed record Request(DateOnly On, string Statement, Signature Signature, IReadOnlyList<Evidence> Evidence, bool Holds)
        : StepRequest(On, Statement, Signature, Evidence);

    internal static void Map(RouteGroupBuilder models) => models.MapPost("/{id:guid}/rechecks", Handle)
        .WithName(nameof(AnswerRecheck)).WithSummary("Re-check a recognised model")
        .Needs("models.assess").Answers<ModelView>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(
        Guid id, Request request, IfMatch ifMatch, ModelDesk desk, RegistryDbContext db, EventLog log, CancellationToken ct)
    {
        if ((await desk.Open(id, request.On, ifMatch, ct)).Refused(out var refusal, out var model))
            return refusal;
        await db.Entry(model).Collection(one => one.Rechecks).LoadAsync(ct);
        if (model.Recheck(request.Paper(desk), request.Holds).Refused(out refusal, out var rechecked))
            return refusal;
        if (!request.Holds && model.LapseAsFound(request.On) is { } lapsed)
            log.Append(model, lapsed, Readers.Public(model.UnitId));
        return await desk.Save(model, rechecked, request.On, ct);
    }
}
