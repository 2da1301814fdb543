using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.Feedback.Clock;
using DanVan.Feedback.Rounds;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Consultations;

/// <summary>A unit prepares a consultation. Nobody outside its subtree's line sees it before it is opened.</summary>
internal static class DraftConsultation
{
    /// <param name="UnitId">The unit that asks.</param>
    /// <param name="Title">What the draft is called.</param>
    /// <param name="DocumentType">What it is to become: with level and date it chooses the legal period.</param>
    /// <param name="IssuingLevel">The level that issues the document; that of the unit unless given, never below it.</param>
    /// <param name="DraftUrl">Where the draft can be read.</param>
    /// <param name="DraftedOn">The day from which it is in preparation; today unless given.</param>
    /// <param name="Round">The round of its dossier; a draft's first round unless given.</param>
    /// <param name="FollowsId">The consultation of the round before.</param>
    public sealed record Request(
        Guid UnitId,
        [property: Required, StringLength(Consultation.LongestTitle, MinimumLength = 3)] string Title,
        [property: Required] DocumentType? DocumentType,
        IssuingLevel? IssuingLevel = null,
        [property: StringLength(Consultation.LongestSummary)] string? Summary = null,
        [property: WebAddress] Uri? DraftUrl = null,
        [property: PlausibleDate] DateOnly? DraftedOn = null,
        Round? Round = null,
        Guid? FollowsId = null);

    internal static void Map(RouteGroupBuilder consultations) => consultations.MapPost("/", Handle)
        .WithName(nameof(DraftConsultation)).WithSummary("Prepare a consultation")
        .Needs("feedback.write").Answers<ConsultationView>(201).Refuses(409, 422);

    internal static async Task<IResult> Handle(
        Request request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var day = request.DraftedOn ?? clock.Today();
        if (units.Find(request.UnitId, day) is null)
            return FeedbackProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(units, request.UnitId, day, out var outside))
            return outside;
        var own = LevelOf(units, request.UnitId, day);
        var level = request.IssuingLevel ?? own;
        if (level > own)
            return FeedbackProblems.LevelBelowUnit.ToRefusal();

        var earlier = request.FollowsId is { } follows ? await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == follows, ct) : null;
        if (request.FollowsId is not null && earlier?.IsWithinReachOf(caller, units) != true)
            return FeedbackProblems.EarlierRoundNotFound.ToRefusal();

        var (consultation, drafted) = Consultation.Draft(request, level, earlier, day);
        db.Add(consultation);
        log.Append(consultation, drafted, Readers.Within(consultation.UnitId), on: day);
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultation.Id}", ConsultationView.Of(consultation, null), consultation.Version), ct,
            (Consultation.OneTitlePerUnitAndDay, FeedbackProblems.TitleTaken));
    }

    // An agency has no tier of its own: it prepares documents for the unit above it.
    private static IssuingLevel LevelOf(UnitTree units, Guid unitId, DateOnly day) => (IssuingLevel)new[] { units.Find(unitId, day)! }
        .Concat(units.Ancestors(unitId, day)).Select(unit => UnitKinds.Tier(unit.Kind)).FirstOrDefault(tier => tier > 0, (int)IssuingLevel.Commune);
}
