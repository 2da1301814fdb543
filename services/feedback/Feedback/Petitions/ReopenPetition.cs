using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Calendar;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Petitions;

/// <summary>"Not solved": whoever holds the receipt brings the petition before the unit again.</summary>
internal static class ReopenPetition
{
    /// <param name="Reason">What is not solved.</param>
    public sealed record Request([property: Required, StringLength(Petition.LongestReason, MinimumLength = 3)] string Reason);

    internal static void Map(RouteGroupBuilder receipts) => receipts.MapPost("/{code}/reopenings", Handle)
        .WithName(nameof(ReopenPetition)).WithSummary("Say that it is not solved: the unit must answer again")
        .Needs("feedback.write").Answers<GetPetitionReceipt.Response>().Refuses(404, 409);

    internal static async Task<IResult> Handle(
        [StringLength(200)] string code, Request request, PetitionDesk desk, FeedbackDbContext db, EventLog log, TimeProvider clock,
        CancellationToken ct)
    {
        if ((await desk.OfHolder(code, ct)).Refused(out var refusal, out var petition))
            return refusal;
        if (petition.Reopen(request.Reason, petition.Rule!, await db.WorkingCalendar(ct), clock.Today()).Refused(out refusal, out var reopened))
            return refusal;
        log.Append(petition, reopened, Readers.Within(petition.UnitId));
        return await log.Save(Answer.Ok(GetPetitionReceipt.Response.Of(petition)), ct);
    }
}
