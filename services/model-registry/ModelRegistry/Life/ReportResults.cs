using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Life;

/// <summary>The owner signs the report on results; it stands on measured numbers.</summary>
internal static class ReportResults
{
    internal static void Map(RouteGroupBuilder models) => models.MapPost("/{id:guid}/result-reports", Handle)
        .WithName(nameof(ReportResults)).WithSummary("Report measured results")
        .Needs("models.write").Answers<ModelView>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(Guid id, StepRequest request, IfMatch ifMatch, ModelDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(id, request.On, ifMatch, ct)).Refused(out var refusal, out var model))
            return refusal;
        if (model.ReportResults(request.Paper(desk)).Refused(out refusal, out var reported))
            return refusal;
        return await desk.Save(model, reported, request.On, ct);
    }
}
