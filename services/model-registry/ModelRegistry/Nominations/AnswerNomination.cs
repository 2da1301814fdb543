using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Nominations;

/// <summary>The unit fills in what is missing and registers the model, or says why not.</summary>
internal static class AnswerNomination
{
    /// <param name="Title">Its concrete name.</param>
    /// <param name="Field">Exactly one field.</param>
    public sealed record Registration(
        [property: Required, StringLength(Model.LongestTitle, MinimumLength = 3)] string Title,
        [property: Required, StringLength(Model.LongestField), RegularExpression("^[a-z]+(-[a-z]+)*$")] string Field,
        ModelSubject Subject = ModelSubject.Collective,
        [property: StringLength(Model.LongestPlace)] string? Place = null);

    public sealed record Declining([property: Required, StringLength(1000, MinimumLength = 10)] string Reason);

    internal static void Map(RouteGroupBuilder nominations)
    {
        nominations.MapPost("/{id:guid}/registrations", Register)
            .WithName("RegisterNominatedModel").WithSummary("Register the nominated model")
            .Needs("models.write").Answers<ModelView>(201).Refuses(404, 409, 412, 428);
        nominations.MapPost("/{id:guid}/declines", Decline)
            .WithName("DeclineNomination").WithSummary("Decline a nomination with a reason")
            .Needs("models.write").Answers<NominationView>().Refuses(404, 409, 412, 428);
    }

    private static async Task<IResult> Register(
        Guid id, Registration request, IfMatch ifMatch, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if ((await Open(id, ifMatch, db, units, caller, clock, ct)).Refused(out var refusal, out var nomination))
            return refusal;
        var (model, registered) = Model.Register(
            new(nomination.UnitId, request.Title, request.Field, request.Subject, request.Place), clock.Today(), Kebab.Of(nomination.Source));
        if (nomination.TakeUp(model.Id).Refused(out refusal, out var answered))
            return refusal;
        db.Add(model);
        log.Append(model, registered, Readers.Within(model.UnitId));
        log.Append(nomination, answered, Readers.Within(nomination.UnitId));
        return await log.Save(
            Answer.Created($"/v1/models/{model.Id}", ModelView.Of(model), model.Version), ct, (Model.OneTitlePerUnitAndDay, RegistryProblems.TitleTaken));
    }

    private static async Task<IResult> Decline(
        Guid id, Declining request, IfMatch ifMatch, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if ((await Open(id, ifMatch, db, units, caller, clock, ct)).Refused(out var refusal, out var nomination))
            return refusal;
        if (nomination.Decline(request.Reason).Refused(out refusal, out var answered))
            return refusal;
        log.Append(nomination, answered, Readers.Within(nomination.UnitId));
        return await log.Save(Answer.Ok(NominationView.Of(nomination), nomination.Version), ct);
    }

    private static async Task<Decision<Nomination>> Open(
        Guid id, IfMatch ifMatch, RegistryDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Nominations.FindAsync([id], ct) is not { } nomination || caller.IsOutside(units, nomination.UnitId, clock.Today(), out _))
            return RegistryProblems.NominationNotFound;
        return ifMatch.Stale(nomination, out var stale) ? stale : nomination;
    }
}
