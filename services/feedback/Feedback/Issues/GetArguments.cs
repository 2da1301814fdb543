using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Moderation;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Issues;

/// <summary>What was said, each wording once with the number of people behind it, and who or what put it where it is.</summary>
internal static class GetArguments
{
    /// <param name="IssueId">Only arguments of this issue.</param>
    /// <param name="Waiting">True: only those that no issue has yet; none may be left when the consultation is completed.</param>
    public sealed record Query(Guid? IssueId, bool? Waiting);

    /// <param name="Opinions">How many people say it.</param>
    /// <param name="Units">In how many units they say it.</param>
    /// <param name="Method">Who put it under the issue.</param>
    public sealed record View(
        Guid Key, string Text, string? Provision, int Opinions, int Units, Guid? IssueId, AssignmentMethod? Method, string? MadeBy, double? Similarity,
        string? AuditedBy);

    private sealed record After(int Opinions, Guid Key);

    internal static void Map(RouteGroupBuilder consultations) => consultations.MapGet("/{consultationId:guid}/arguments", Handle)
        .WithName(nameof(GetArguments)).WithSummary("Arguments, those of most people first").WithTags("issues")
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

        var arguments = db.Arguments.AsNoTracking().Where(one => one.ConsultationId == consultationId).InPlay();
        if (after is not null)
            arguments = arguments.Where(one => one.Opinions < after.Opinions || one.Opinions == after.Opinions && one.Key > after.Key);
        if (query.IssueId is { } issue)
            arguments = arguments.Where(one => db.Assignments.Any(held => held.ArgumentKey == one.Key && held.IssueId == issue && held.EndedAt == null));
        if (query.Waiting == true)
            arguments = arguments.Where(one => !db.Assignments.Any(held => held.ArgumentKey == one.Key && held.EndedAt == null));
        var found = await arguments.OrderByDescending(one => one.Opinions).ThenBy(one => one.Key).Take(paging.Size + 1).ToListAsync(ct);
        var (said, keys) = (found.Select(one => one.OpinionId).ToList(), found.Select(one => one.Key).ToList());
        var words = await db.Opinions.AsNoTracking().Where(one => said.Contains(one.Id)).Select(one => new { one.Id, one.Text, one.Provision }).ToDictionaryAsync(one => one.Id, ct);
        var held = await db.Assignments.AsNoTracking().Where(one => one.EndedAt == null && keys.Contains(one.ArgumentKey)).ToDictionaryAsync(one => one.ArgumentKey, ct);
        return TypedResults.Ok(paging.Of([.. found.Select(one => Of(one, words[one.OpinionId].Text, words[one.OpinionId].Provision, held.GetValueOrDefault(one.Key)))],
            one => new After(one.Opinions, one.Key)));
    }

    private static View Of(Argument one, string text, string? provision, Assignment? held) => new(
        one.Key, text, provision, one.Opinions, one.Units, held?.IssueId, held?.Method, held?.MadeBy, held?.Similarity, held?.AuditedBy);
}
