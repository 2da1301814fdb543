using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Moderation;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Opinions;

/// <summary>What was said, for the unit that asked and those above it, without what is kept back or went elsewhere. Nobody else reads the words.</summary>
internal static class GetOpinions
{
    public sealed record Query(Choice<Channel>? Channel, Guid? UnitId);

    /// <param name="UnitId">The unit in which it was given.</param>
    /// <param name="Provision">The place in the draft; absent for the whole.</param>
    /// <param name="Language">The language of the words; absent for Vietnamese or where nobody said.</param>
    public sealed record View(Guid Id, Guid UnitId, Channel Channel, string? Provision, string Text, DateTimeOffset ReceivedAt, string? Quote,
        Guid? ProvisionId, string? Language);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder opinions) => opinions.MapGet("/", Handle)
        .WithName(nameof(GetOpinions)).WithSummary("Opinions of a consultation, oldest first")
        .Needs("feedback.read").Answers<Page<View>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid consultationId, [AsParameters] Query query, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        if (await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct) is not { } consultation)
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        if (!consultation.IsWithinReachOf(caller, units))
            return (consultation.IsPublic ? CommonProblems.Forbidden : FeedbackProblems.ConsultationNotFound).ToRefusal();

        var opinions = db.Opinions.AsNoTracking().Where(one => one.ConsultationId == consultationId).InPlay(db);
        if (query.Channel is { } channel)
            opinions = opinions.Where(one => one.Channel == channel.Value);
        if (query.UnitId is { } unit)
            opinions = opinions.Where(one => one.UnitId == unit);
        if (after is not null)
            opinions = opinions.Where(one => one.Id > after.Id);
        var found = await opinions.OrderBy(one => one.Id).Take(paging.Size + 1)
            .Select(one => new View(one.Id, one.UnitId, one.Channel, one.Provision, one.Text, one.ReceivedAt, one.Quote, one.ProvisionId, one.Language)).ToListAsync(ct);
        return TypedResults.Ok(paging.Of(found, one => new After(one.Id)));
    }
}
