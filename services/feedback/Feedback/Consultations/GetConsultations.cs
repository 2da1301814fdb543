using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Consultations;

/// <summary>Consultations that the caller may see, newest first.</summary>
internal static class GetConsultations
{
    /// <param name="UnitId">Only consultations of this unit.</param>
    /// <param name="Q">Part of the title; marks may be left out.</param>
    public sealed record Query(
        Guid? UnitId, Choice<ConsultationState>? State, [property: StringLength(Consultation.LongestTitle)] string? Q);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder consultations) => consultations.MapGet("/", Handle)
        .WithName(nameof(GetConsultations)).WithSummary("Consultations, newest first").AllowAnonymous().Answers<Page<ConsultationView>>();

    internal static async Task<IResult> Handle(
        [AsParameters] Query query, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var consultations = db.Consultations.ReadableBy(units, caller).AsNoTracking();
        if (query.UnitId is { } unit)
            consultations = consultations.Where(one => one.UnitId == unit);
        if (query.State is { } state)
            consultations = consultations.Where(one => one.State == state.Value);
        if (query.Q is { } q)
            consultations = consultations.Where(one => EF.Functions.Like(one.FoldedTitle, VietnameseText.Containing(q), VietnameseText.Escape));
        if (after is not null)
            consultations = consultations.Where(one => one.Id < after.Id);
        var found = await consultations.Include(one => one.ClockRule).OrderByDescending(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(one => ConsultationView.Of(one, one.ClockRule))], one => new After(one.Id)));
    }

    /// <summary>What has been opened, and what is being prepared within the caller's rights on the day of drafting.</summary>
    private static IQueryable<Consultation> ReadableBy(this DbSet<Consultation> consultations, UnitTree tree, Caller caller)
    {
        var mine = caller.Has("feedback.read") && tree.Resolve(caller.Unit) is { } own ? tree.Reach(own) : [];
        var (units, since, until) = (mine.Select(one => one.UnitId).ToArray(), mine.Select(one => one.From).ToArray(), mine.Select(one => one.To).ToArray());
        return mine.Count == 0
            ? consultations.Where(one => one.State != ConsultationState.Draft)
            : consultations.FromSql($"""
                select * from consultation where state <> 'Draft' or exists (
                    select from unnest({units}, {since}, {until}) as mine (unit_id, since, until)
                    where mine.unit_id = consultation.unit_id and drafted_on >= mine.since and drafted_on < mine.until)
                """);
    }
}
