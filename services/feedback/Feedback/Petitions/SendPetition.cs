using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Calendar;
using DanVan.Committee.Units;
using DanVan.Feedback.Opinions;
using DanVan.Feedback.Receipts;
using DanVan.Feedback.Sealing;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Petitions;

/// <summary>Somebody sends a petition through a portal or an officer, to the unit that should answer, and gets a signed receipt at once.</summary>
internal static class SendPetition
{
    /// <param name="ToUnitId">The unit that should answer.</param>
    /// <param name="Text">The words, kept as they are.</param>
    /// <param name="UnitId">The unit in which it is sent; the caller's own unless given, and inside its subtree.</param>
    /// <param name="Person">Who asks. Sealed apart from the words; leave out for an anonymous petition.</param>
    public sealed record Request(
        Guid ToUnitId,
        [property: Required, StringLength(Petition.LongestText, MinimumLength = 1)] string Text,
        [property: Required] Channel? Channel,
        Guid? UnitId = null,
        Person? Person = null);

    /// <param name="Receipt">Shows where the petition stands at <c>/v1/petition-receipts/{code}</c>, and lets its holder rate and reopen.</param>
    /// <param name="DueOn">The last day for the answer.</param>
    public sealed record Response(Guid Id, string Receipt, DateTimeOffset ReceivedAt, DateOnly DueOn, bool IdentitySealed);

    internal static void Map(RouteGroupBuilder petitions) => petitions.MapPost("/", Handle)
        .WithName(nameof(SendPetition)).WithSummary("Send a petition and get a receipt")
        .Needs("feedback.write").Answers<Response>(201).Refuses(422);

    internal static async Task<IResult> Handle(
        Request request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, SigningKeys keys, Seal seal, TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = VietnamTime.Day(now);
        if ((request.UnitId ?? units.Resolve(caller.Unit)) is not { } sender || units.Find(sender, today) is null || units.Find(request.ToUnitId, today) is null)
            return FeedbackProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(units, sender, today, out var outside))
            return outside;
        if (request.Person is not null && !seal.IsPossible)
            return FeedbackProblems.IdentityRefused.ToRefusal();
        var rule = await db.PetitionRules.AsNoTracking().Where(one => one.ValidFrom <= today).OrderByDescending(one => one.ValidFrom).FirstAsync(ct);

        var (petition, received) = Petition.Receive(request, sender, rule, await db.WorkingCalendar(ct), now);
        db.Add(petition);
        if (request.Person is { } person)
            db.Add(seal.Close(petition.Id, person, today));
        log.Append(petition, received, Readers.Within(petition.UnitId));
        var receipt = Receipt.Write(await keys.Signer(ct), petition.Id, petition.ReceivedAt, petition.Text);
        return await log.Save(Answer.Created(
            $"/v1/petition-receipts/{receipt}", new Response(petition.Id, receipt, petition.ReceivedAt, petition.DueOn, request.Person is not null)), ct);
    }
}
