using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Groupings;

/// <summary>The groups of a suggestion, each with the words of its head. Groups of one are among them: nobody is averaged away.</summary>
internal static class GetSuggestedGroups
{
    /// <param name="Text">The words of the argument that heads it.</param>
    public sealed record View(int Number, string Text, string? Provision, int Arguments, int Opinions);

    private sealed record After(int Number);

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/groupings/{id:guid}/groups", Handle)
        .WithName(nameof(GetSuggestedGroups)).WithSummary("Suggested groups, those of most people first").WithTags("issues")
        .Needs("feedback.read").Answers<Page<View>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid id, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var consultation = await db.Consultations.AsNoTracking()
            .SingleOrDefaultAsync(one => db.Groupings.Any(grouping => grouping.Id == id && grouping.ConsultationId == one.Id), ct);
        if (consultation?.IsWithinReachOf(caller, units) != true)
            return FeedbackProblems.GroupNotFound.ToRefusal();
        var found = await db.SuggestedGroups.AsNoTracking().Where(one => one.GroupingId == id && (after == null || one.Number > after.Number))
            .OrderBy(one => one.Number).Take(paging.Size + 1)
            .Join(db.Arguments, group => group.Head, argument => argument.Key, (group, argument) => new { group, argument.OpinionId })
            .Join(db.Opinions, one => one.OpinionId, opinion => opinion.Id, (one, opinion) => new View(
                one.group.Number, opinion.Text, opinion.Provision, one.group.Arguments, one.group.Opinions))
            .ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.OrderBy(one => one.Number)], one => new After(one.Number)));
    }
}
