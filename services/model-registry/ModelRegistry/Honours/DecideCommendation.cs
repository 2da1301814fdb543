using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Honours;

/// <summary>The council looks at a file, a body gives the award by a decision, and takes it back where it stood on false claims.</summary>
internal static class DecideCommendation
{
    /// <param name="Decision">Number and symbol of the decision.</param>
    /// <param name="On">The day of the decision: its law counts.</param>
    /// <param name="Signature">Who signed it.</param>
    public sealed record Giving(
        [property: Required, StringLength(Recognition.LongestDecision, MinimumLength = 1)] string Decision,
        [property: PlausibleDate] DateOnly On,
        [property: Required] Signature Signature);

    internal static void Map(RouteGroupBuilder commendations)
    {
        commendations.MapPost("/{id:guid}/reviews", Review).WithName("ReviewCommendation").WithSummary("Record what the council decided")
            .Needs("models.recognise").Answers<CommendationView>().Refuses(404, 409, 412, 422, 428);
        commendations.MapPost("/{id:guid}/awards", Give).WithName("AwardCommendation").WithSummary("Give the award by a decision")
            .Needs("models.recognise").Answers<CommendationView>().Refuses(404, 409, 412, 422, 428);
        commendations.MapPost("/{id:guid}/revocations", Revoke).WithName("RevokeCommendation").WithSummary("Cancel and recover an award")
            .Needs("models.recognise").Answers<CommendationView>().Refuses(404, 409, 412, 422, 428);
    }

    private static async Task<IResult> Review(Guid id, Council council, IfMatch ifMatch, HonourDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(id, ifMatch, ct)).Refused(out var refusal, out var file))
            return refusal;
        if (file.Review(council, desk.Today).Refused(out refusal, out var reviewed))
            return refusal;
        return await desk.Save(file, reviewed, isPublic: false, ct);
    }

    private static async Task<IResult> Give(
        Guid id, Giving request, IfMatch ifMatch, RegistryDbContext db, HonourDesk desk, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (request.On > desk.Today)
            return RegistryProblems.NotOnThatDay.ToRefusal();
        if ((await desk.Open(id, ifMatch, ct)).Refused(out var refusal, out var file))
            return refusal;
        var form = await db.AwardForms.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Code == file.Form && one.ValidFrom <= request.On && (one.ValidTo == null || request.On < one.ValidTo), ct);
        if (form is null)
            return RegistryProblems.AwardFormNotFound.ToRefusal();
        if (IsBelow(form.Level, units, caller))
            return RegistryProblems.LevelAboveYours.ToRefusal();
        var model = await db.Models.AsNoTracking().SingleAsync(one => one.Id == file.ModelId, ct);
        var individual = file.IndividualId is { } person ? await db.Individuals.AsNoTracking().SingleAsync(one => one.Id == person, ct) : null;
        var achievement = await desk.Achievement(model.Id, ct);
        if (file.Give(form, model, individual, achievement, request.Decision, request.On, request.Signature).Refused(out refusal, out var awarded))
            return refusal;
        return await desk.Save(file, awarded, isPublic: true, ct);
    }

    private static async Task<IResult> Revoke(
        Guid id, Revocation request, IfMatch ifMatch, HonourDesk desk, UnitTree units, Caller caller, CancellationToken ct)
    {
        if ((await desk.Open(id, ifMatch, ct)).Refused(out var refusal, out var file))
            return refusal;
        if (file.Award is { } award && IsBelow(award.Level, units, caller))
            return RegistryProblems.LevelAboveYours.ToRefusal();
        if (file.Revoke(request, desk.Today).Refused(out refusal, out var revoked))
            return refusal;
        return await desk.Save(file, revoked, isPublic: true, ct);
    }

    private static bool IsBelow(RecognitionLevel level, UnitTree units, Caller caller) =>
        UnitKinds.Tier(units.Find(units.Resolve(caller.Unit)!.Value)!.Kind) > (int)level;
}
