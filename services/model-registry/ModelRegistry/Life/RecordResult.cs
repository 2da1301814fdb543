using System.ComponentModel.DataAnnotations;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Life;

/// <summary>A result is a number with unit, baseline, target, day and method.</summary>
internal static class RecordResult
{
    private const double Most = 1e12;

    /// <param name="Measure">What is measured: "Đất hiến", "Hộ thoát nghèo".</param>
    /// <param name="Unit">m², ngày công, triệu đồng, hộ …</param>
    /// <param name="Baseline">The value before the model; fixed by the first measurement.</param>
    /// <param name="BaselineOn">The day for which it holds.</param>
    /// <param name="Target">The value aimed at; fixed by the first measurement.</param>
    /// <param name="Value">The value found.</param>
    /// <param name="MeasuredOn">The day of the measurement.</param>
    /// <param name="Method">How it was measured: "Đếm tại hiện trường, có biên bản".</param>
    public sealed record Request(
        [property: Required, StringLength(200, MinimumLength = 3)] string Measure,
        [property: Required, StringLength(40, MinimumLength = 1)] string Unit,
        [property: Range(-Most, Most)] decimal Baseline,
        [property: PlausibleDate] DateOnly BaselineOn,
        [property: Range(-Most, Most)] decimal Target,
        [property: Range(-Most, Most)] decimal Value,
        [property: PlausibleDate] DateOnly MeasuredOn,
        [property: Required, StringLength(500, MinimumLength = 5)] string Method);

    internal static void Map(RouteGroupBuilder models) => models.MapPost("/{id:guid}/results", Handle)
        .WithName(nameof(RecordResult)).WithSummary("Record a measured result")
        .Needs("models.write").Answers<ModelView>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(Guid id, Request request, IfMatch ifMatch, ModelDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(id, request.MeasuredOn, ifMatch, ct)).Refused(out var refusal, out var model))
            return refusal;
        if (model.Measure(request, desk.Today).Refused(out refusal, out var measured))
            return refusal;
        return await desk.Save(model, measured, request.MeasuredOn, ct);
    }
}
