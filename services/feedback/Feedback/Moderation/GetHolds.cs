using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Moderation;

/// <summary>What is or was kept back, for whoever moderates, with the words; and for everybody how much, and why.</summary>
internal static class GetHolds
{
    /// <param name="Held">Waits for somebody to look.</param>
    /// <param name="Removed">Out of sight now.</param>
    /// <param name="Released">Was kept back and put back.</param>
    public sealed record Figures(Ground Ground, int Held, int Removed, int Released);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder consultation)
    {
        consultation.MapGet("/holds", Handle).WithName(nameof(GetHolds)).WithSummary("Opinions kept back, oldest first")
            .Needs(ModerationModule.Moderate).Answers<Page<HoldView>>().Refuses(404);
        consultation.MapGet("/hold-figures", Count).WithName("GetHoldFigures").WithSummary("How many opinions were kept back and removed, and why")
            .AllowAnonymous().Answers<IReadOnlyList<Figures>>().Refuses(404);
    }

    internal static async Task<IResult> Handle(
        Guid consultationId, [AsParameters] Paging paging, HoldDesk desk, FeedbackDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        if ((await desk.Consultation(consultationId, ct)).Refused(out var refusal, out _))
            return refusal;
        var found = await db.Holds.AsNoTracking().Where(one => one.ConsultationId == consultationId && (after == null || one.Id > after.Id))
            .OrderBy(one => one.Id).Take(paging.Size + 1)
            .Join(db.Opinions, hold => hold.OpinionId, opinion => opinion.Id, (hold, opinion) => new { hold, opinion.Text }).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.OrderBy(one => one.hold.Id).Select(one => HoldView.Of(one.hold, one.Text))], one => new After(one.Id)));
    }

    internal static async Task<IResult> Count(Guid consultationId, FeedbackDbContext db, CancellationToken ct)
    {
        if (await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct) is not { IsPublic: true })
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        return TypedResults.Ok(await db.Holds.AsNoTracking().Where(one => one.ConsultationId == consultationId)
            .GroupBy(one => one.Ground).OrderBy(ground => ground.Key)
            .Select(ground => new Figures(ground.Key, ground.Count(one => one.State == HoldState.Held),
                ground.Count(one => one.State == HoldState.Removed), ground.Count(one => one.State == HoldState.Released)))
            .ToListAsync(ct));
    }
}

/// <param name="RuleId">The rule that held it; absent when a person did.</param>
/// <param name="Reason">Why the last step was taken.</param>
/// <param name="Appeal">What the holder of the receipt says against it.</param>
/// <param name="Text">The words as they were written; in lists only.</param>
public sealed record HoldView(
    Guid Id, long Version, Guid OpinionId, HoldState State, Ground Ground, Guid? RuleId, string? Reason, DateOnly HeldOn, string? Appeal, string? Text)
{
    internal static HoldView Of(Hold one, string? text = null) => new(
        one.Id, one.Version, one.OpinionId, one.State, one.Ground, one.RuleId, one.Reason, one.HeldOn, one.Appeal, text);
}
