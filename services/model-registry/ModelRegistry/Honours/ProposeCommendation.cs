using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Honours;

/// <summary>A unit proposes to commend its collective, or an individual whom two witnesses confirmed, for what a model achieved.</summary>
internal static class ProposeCommendation
{
    /// <param name="ModelId">The model whose achievement it is: there is no commendation without one.</param>
    /// <param name="IndividualId">Who is to receive it; the collective unless given.</param>
    /// <param name="Form">The code of the form of award.</param>
    /// <param name="AchievedFrom">First day of the achievement.</param>
    /// <param name="AchievedTo">Its last day. Days that were rewarded once are not rewarded again.</param>
    /// <param name="Citation">What is read out when it is presented.</param>
    public sealed record Request(
        Guid ModelId,
        [property: Required, StringLength(40)] string Form,
        [property: PlausibleDate] DateOnly AchievedFrom,
        [property: PlausibleDate] DateOnly AchievedTo,
        [property: Required, StringLength(2000, MinimumLength = 20)] string Citation,
        Guid? IndividualId = null);

    internal static void Map(RouteGroupBuilder commendations) => commendations.MapPost("/", Handle)
        .WithName(nameof(ProposeCommendation)).WithSummary("Propose a commendation")
        .Needs("models.write").Answers<CommendationView>(201).Refuses(404, 409, 422);

    private static async Task<IResult> Handle(
        Request request, RegistryDbContext db, HonourDesk desk, UnitTree units, Caller caller, CancellationToken ct)
    {
        var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.ModelId, ct);
        if (model is null || caller.IsOutside(units, model.UnitId, desk.Today, out _))
            return RegistryProblems.ModelNotFound.ToRefusal();
        var individual = request.IndividualId is { } person
            ? await db.Individuals.AsNoTracking().SingleOrDefaultAsync(one => one.Id == person && one.ModelId == model.Id, ct)
            : null;
        if (request.IndividualId is not null && individual is null)
            return RegistryProblems.IndividualNotFound.ToRefusal();
        if (!await db.AwardForms.AnyAsync(form => form.Code == request.Form, ct))
            return RegistryProblems.AwardFormNotFound.ToRefusal();
        var achievement = await desk.Achievement(model.Id, ct);
        if (Commendation.Propose(model, individual, request, achievement, desk.Today).Refused(out var refusal, out var proposed))
            return refusal;
        db.Add(proposed.File);
        return await desk.Save(proposed.File, proposed.Event, isPublic: false, ct, 201);
    }
}
