using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Models;

/// <summary>A community declares a model to its launching body.</summary>
internal static class RegisterModel
{
    /// <param name="UnitId">The unit in which the model works.</param>
    /// <param name="Title">Its concrete name: "Tổ tự quản an ninh trật tự".</param>
    /// <param name="Field">Exactly one: economy, culture-society, defence-security, political-system, or a local one.</param>
    /// <param name="Place">The address below the unit.</param>
    /// <param name="RegisteredOn">The day of the declaration; today unless given.</param>
    public sealed record Request(
        Guid UnitId,
        [property: Required, StringLength(Model.LongestTitle, MinimumLength = 3)] string Title,
        [property: Required, StringLength(Model.LongestField), RegularExpression("^[a-z]+(-[a-z]+)*$")] string Field,
        ModelSubject Subject = ModelSubject.Collective,
        [property: StringLength(Model.LongestPlace)] string? Place = null,
        [property: PlausibleDate] DateOnly? RegisteredOn = null,
        [property: WebAddress] Uri? SourceUrl = null);

    internal static void Map(RouteGroupBuilder models) => models.MapPost("/", Handle)
        .WithName(nameof(RegisterModel)).WithSummary("Register a model")
        .Needs("models.write").Answers<ModelView>(201).Refuses(409, 422);

    internal static async Task<IResult> Handle(
        Request request, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var day = request.RegisteredOn ?? clock.Today();
        if (units.Find(request.UnitId, day) is null)
            return RegistryProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(units, request.UnitId, day, out var outside))
            return outside;

        var (model, registered) = Model.Register(request, day);
        db.Add(model);
        log.Append(model, registered, Readers.Within(model.UnitId), on: day);
        return await log.Save(
            Answer.Created($"/v1/models/{model.Id}", ModelView.Of(model), model.Version), ct, (Model.OneTitlePerUnitAndDay, RegistryProblems.TitleTaken));
    }
}
