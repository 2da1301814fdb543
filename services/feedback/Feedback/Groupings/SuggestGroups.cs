using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Issues;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Groupings;

/// <summary>Suggests which arguments say much the same. People decide: a group counts for nothing until somebody takes it over.</summary>
internal static class SuggestGroups
{
    /// <param name="Threshold">How alike arguments of one group are at least, 0 to 1.</param>
    public sealed record Request([property: Range(0.3, 1.0)] double? Threshold = null);

    /// <param name="MadeBy">Name and version of the procedure.</param>
    /// <param name="Groups">In so many groups.</param>
    public sealed record Response(Guid Id, Guid ConsultationId, string MadeBy, double Threshold, int Arguments, int Groups, DateTimeOffset MadeAt);

    internal static void Map(RouteGroupBuilder consultations) => consultations.MapPost("/{consultationId:guid}/groupings", Handle)
        .WithName(nameof(SuggestGroups)).WithSummary("Suggest groups of arguments that say much the same").WithTags("issues")
        .Needs("feedback.write").Answers<Response>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid consultationId, Request request, IssueDesk desk, FeedbackDbContext db, EventLog log, SuggestionWriter writer, TimeProvider clock, CancellationToken ct)
    {
        if ((await desk.Consultation(consultationId, ct)).Refused(out var refusal, out var consultation))
            return refusal;
        var (id, threshold) = (Guid.CreateVersion7(), request.Threshold ?? Likeness.Default);
        // Written before the grouping itself: rows of one that never came to be are read by nobody.
        var (arguments, groups) = await writer.Write(id, consultationId, threshold, ct);
        var (grouping, suggested) = Grouping.Suggest(consultation, id, threshold, arguments, groups, clock.GetUtcNow());
        db.Add(grouping);
        log.Append(grouping, suggested, Readers.Within(consultation.UnitId));
        return await log.Save(Answer.Created($"/v1/groupings/{id}/groups", new Response(
            id, consultationId, grouping.MadeBy, threshold, arguments, groups, grouping.MadeAt)), ct);
    }
}
