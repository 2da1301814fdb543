using DanVan.Committee.Units;
using DanVan.ModelRegistry.Lineage;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Honours;

/// <summary>What a conference moved: replicas of its models, and questions about them, in the 90 days after it, beside the 90 days before.</summary>
internal static class GetConferenceSpread
{
    private const int Days = 90;

    /// <param name="IsWhole">The 90 days are over.</param>
    /// <param name="QuestionsBefore">Questions of other units about its models.</param>
    public sealed record Response(
        Guid ConferenceId, DateOnly HeldOn, DateOnly Until, bool IsWhole, int Before, int After, int QuestionsBefore, int QuestionsAfter, IReadOnlyList<Row> Models);

    public sealed record Row(Guid ModelId, string Title, int Before, int After, int QuestionsBefore, int QuestionsAfter);

    internal static void Map(RouteGroupBuilder conferences) => conferences.MapGet("/{id:guid}/spread", Handle)
        .WithName(nameof(GetConferenceSpread)).WithSummary("Replicas and questions within 90 days after a conference, and before it")
        .Needs("models.read").Answers<Response>().Refuses(404);

    private static async Task<IResult> Handle(
        Guid id, RegistryDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Conferences.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } conference
            || caller.IsOutside(units, conference.UnitId, clock.Today(), out _))
            return RegistryProblems.ConferenceNotFound.ToRefusal();
        var (held, from, until) = (conference.HeldOn, conference.HeldOn.AddDays(-Days), conference.HeldOn.AddDays(Days));
        var models = await db.Models.AsNoTracking()
            .Where(model => db.Commendations.Any(file => file.ModelId == model.Id && conference.CommendationIds.Contains(file.Id)))
            .Select(model => new { model.Id, model.Title }).ToListAsync(ct);
        var ids = models.ConvertAll(model => model.Id);
        var replicas = (await db.Replications.AsNoTracking()
            .Where(edge => ids.Contains(edge.ParentId) && edge.State != ReplicationState.Rejected && edge.ReplicatedOn >= from && edge.ReplicatedOn <= until)
            .Select(edge => new { edge.ParentId, edge.ReplicatedOn }).ToListAsync(ct)).ToLookup(edge => edge.ParentId, edge => edge.ReplicatedOn);
        var questions = (await db.Questions.AsNoTracking().Where(one => ids.Contains(one.ModelId) && one.AskedOn >= from && one.AskedOn <= until)
            .Select(one => new { one.ModelId, one.AskedOn }).ToListAsync(ct)).ToLookup(one => one.ModelId, one => one.AskedOn);
        var rows = models.ConvertAll(model => new Row(
            model.Id, model.Title, replicas[model.Id].Count(day => day < held), replicas[model.Id].Count(day => day >= held),
            questions[model.Id].Count(day => day < held), questions[model.Id].Count(day => day >= held)));
        return TypedResults.Ok(new Response(
            id, held, until, clock.Today() > until, rows.Sum(row => row.Before), rows.Sum(row => row.After),
            rows.Sum(row => row.QuestionsBefore), rows.Sum(row => row.QuestionsAfter), [.. rows.OrderByDescending(row => row.After).ThenBy(row => row.ModelId)]));
    }
}

internal static class HonoursModule
{
    internal static void MapHonours(this RouteGroupBuilder v1)
    {
        AwardForms.Map(v1);
        var commendations = v1.MapGroup("/commendations").WithTags("honours");
        ProposeCommendation.Map(commendations);
        DecideCommendation.Map(commendations);
        GetCommendations.Map(commendations);
        GetAwardShares.Map(commendations);
        var conferences = v1.MapGroup("/conferences").WithTags("honours");
        Conferences.Map(conferences);
        ExportConference.Map(conferences);
        GetConferenceSpread.Map(conferences);
    }
}
