using DanVan.Feedback.Moderation;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Readbacks;

/// <summary>What was drawn, for the unit that asks, with the words to read; and for everybody how much of it was read back and what came of it.</summary>
internal static class GetReadbacks
{
    /// <param name="Waiting">True: only those that nobody has read back yet.</param>
    public sealed record Query(bool? Waiting);

    /// <param name="Text">The words as they were entered.</param>
    /// <param name="CorrectionId">The opinion that says what was meant.</param>
    public sealed record View(
        Guid Id, long Version, Guid OpinionId, Channel Channel, string Text, DateOnly DrawnOn, ReadbackOutcome? Outcome, Guid? CorrectionId, DateOnly? ReadOn);

    /// <param name="Entered">Opinions that officers entered.</param>
    /// <param name="Drawn">Of these, those that were drawn.</param>
    /// <param name="ShareRead">The share of those drawn that were read back to the person, 0 to 1; absent where none was drawn.</param>
    /// <param name="Rule">Where the share that is drawn comes from.</param>
    public sealed record Figures(int Entered, int Drawn, int Confirmed, int Corrected, int Denied, int NotReached, double? ShareRead, string Rule);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder consultation)
    {
        consultation.MapGet("/readbacks", Handle).WithName(nameof(GetReadbacks)).WithSummary("Opinions drawn to be read back, oldest first")
            .Needs("feedback.read").Answers<Page<View>>().Refuses(404);
        consultation.MapGet("/readback-figures", Count).WithName("GetReadbackFigures").WithSummary("How many opinions were read back, and what came of it")
            .AllowAnonymous().Answers<Figures>().Refuses(404);
    }

    internal static async Task<IResult> Handle(
        Guid consultationId, [AsParameters] Query query, [AsParameters] Paging paging, HoldDesk desk, FeedbackDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        if ((await desk.Consultation(consultationId, ct)).Refused(out var refusal, out _))
            return refusal;
        var readbacks = db.Readbacks.AsNoTracking().Where(one => one.ConsultationId == consultationId && (after == null || one.Id > after.Id));
        if (query.Waiting == true)
            readbacks = readbacks.Where(one => one.Outcome == null);
        var found = await readbacks.OrderBy(one => one.Id).Take(paging.Size + 1)
            .Join(db.Opinions, one => one.OpinionId, opinion => opinion.Id, (one, opinion) => new View(
                one.Id, one.Version, opinion.Id, opinion.Channel, opinion.Text, one.DrawnOn, one.Outcome, one.CorrectionId, one.ReadOn)).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.OrderBy(one => one.Id)], one => new After(one.Id)));
    }

    internal static async Task<IResult> Count(Guid consultationId, FeedbackDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct) is not { IsPublic: true })
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        var entered = await db.Opinions.CountAsync(one => one.ConsultationId == consultationId && one.Channel != Channel.Portal && one.Channel != Channel.App, ct);
        var drawn = await db.Readbacks.Where(one => one.ConsultationId == consultationId).GroupBy(one => one.Outcome)
            .Select(same => new { same.Key, Count = same.Count() }).ToListAsync(ct);
        var (all, missed) = (drawn.Sum(one => one.Count), With(ReadbackOutcome.NotReached));
        var rule = await ReadbacksModule.Rule(db, clock.Today(), ct);
        return TypedResults.Ok(new Figures(
            entered, all, With(ReadbackOutcome.Confirmed), With(ReadbackOutcome.Corrected), With(ReadbackOutcome.Denied), missed,
            all == 0 ? null : Math.Round((double)(all - missed - drawn.Where(one => one.Key is null).Sum(one => one.Count)) / all, 4), rule.Source));

        int With(ReadbackOutcome outcome) => drawn.Where(one => one.Key == outcome).Sum(one => one.Count);
    }
}
