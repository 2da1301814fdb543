using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Moderation;
using DanVan.Feedback.Opinions;
using DanVan.Feedback.Privacy;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Coverage;

/// <summary>Who was asked and who answered, by unit and by group; small groups are withheld so that no subtraction gives them away.</summary>
internal static class GetCoverage
{
    /// <param name="Opinions">All of them; absent where it would give away a small group.</param>
    /// <param name="SmallestGroup">Figures of fewer are withheld.</param>
    /// <param name="Units">Units that were asked or have spoken.</param>
    /// <param name="Groups">What people said of themselves.</param>
    public sealed record Response(int? Opinions, int SmallestGroup, int UnitsAsked, int UnitsHeard, IReadOnlyList<OfUnit> Units, IReadOnlyList<OfGroup> Groups);

    /// <param name="Opinions">0 is shown: nobody has spoken; absent where it is withheld.</param>
    public sealed record OfUnit(Guid UnitId, bool Asked, int? Opinions);

    public sealed record OfGroup(RespondentGroup Group, int? Opinions);

    internal static void Map(RouteGroupBuilder consultation) => consultation.MapGet("/coverage", Handle)
        .WithName(nameof(GetCoverage)).WithSummary("Who was asked and who answered").AllowAnonymous().Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid consultationId, FeedbackDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct) is not { } consultation
            || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        var k = (await PrivacyRule.On(db, clock.Today(), ct)).SmallestGroup;
        var counts = await db.Opinions.AsNoTracking().Where(one => one.ConsultationId == consultationId).InPlay(db)
            .GroupBy(one => new { one.UnitId, one.Group }).Select(same => new { same.Key.UnitId, same.Key.Group, Opinions = same.Count() }).ToListAsync(ct);
        var asked = (await db.Invitations.Where(one => one.ConsultationId == consultationId).Select(one => one.UnitId).ToListAsync(ct)).ToHashSet();

        var byUnit = counts.GroupBy(one => one.UnitId).ToDictionary(same => same.Key, same => same.Sum(one => one.Opinions));
        foreach (var silent in asked.Except(byUnit.Keys).ToList())
            byUnit[silent] = 0;
        var byGroup = counts.GroupBy(one => one.Group).ToDictionary(same => same.Key, same => same.Sum(one => one.Opinions));
        var (shownUnits, shownGroups) = (SmallGroups.Withhold(byUnit, k), SmallGroups.Withhold(byGroup, k));
        // The total stands beside both tables, so both must bear it.
        var total = SmallGroups.Total(byUnit, k) is { } all && SmallGroups.Total(byGroup, k) is not null ? all : (int?)null;
        return TypedResults.Ok(new Response(
            total, k, asked.Count, asked.Count(unit => byUnit[unit] > 0),
            [.. shownUnits.OrderBy(one => one.Key).Select(one => new OfUnit(one.Key, asked.Contains(one.Key), one.Value))],
            [.. shownGroups.OrderBy(one => one.Key).Select(one => new OfGroup(one.Key, one.Value))]));
    }
}
