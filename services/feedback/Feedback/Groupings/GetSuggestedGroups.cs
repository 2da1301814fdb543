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
        // As they stand: what was kept back or released since the suggestion was made counts, or does not.
        var first = after?.Number ?? 0;
        var found = await db.Database.SqlQuery<View>($"""
            select number, text, provision, shown.arguments, shown.opinions
            from suggested_group cross join lateral (
                select count(*)::int as arguments, sum(argument.opinions)::int as opinions, (array_agg(argument.opinion_id order by argument.opinions desc, key))[1] as said
                from suggestion join argument on key = argument_key
                where suggestion.grouping_id = suggested_group.grouping_id and group_number = number and argument.opinions > 0) shown
            join opinion on opinion.id = said
            where grouping_id = {id} and number > {first} order by number limit {paging.Size + 1}
            """).ToListAsync(ct);
        return TypedResults.Ok(paging.Of(found, one => new After(one.Number)));
    }
}
