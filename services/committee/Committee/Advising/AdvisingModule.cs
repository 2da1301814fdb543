using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Advising;

/// <summary>Advice, what was decided on it, and what came of it.</summary>
/// <param name="Answer">Absent while it is not answered.</param>
public sealed record AdviceResource(
    Guid Id, Guid CommitteeId, Guid UnitId, string Addressee, string Subject, string Text, DateOnly GivenOn, AdviceAnswer? Answer, string? Document,
    string? Reason, DateOnly? AnsweredOn, string? Outcome, DateOnly? OutcomeOn, long Version)
{
    internal static AdviceResource Of(Advice one) => new(
        one.Id, one.CommitteeId, one.UnitId, one.Addressee, one.Subject, one.Text, one.GivenOn, one.Answer, one.Document, one.Reason, one.AnsweredOn,
        one.Outcome, one.OutcomeOn, one.Version);
}

/// <summary>The log of advice to Party committees and authorities, as a loop that can be measured.</summary>
internal static class AdvisingModule
{
    /// <param name="Addressee">The Party committee or the authority.</param>
    /// <param name="On">The day; today unless given.</param>
    public sealed record Giving(
        [property: Required, StringLength(Advice.LongestName, MinimumLength = 3)] string Addressee,
        [property: Required, StringLength(Advice.LongestName, MinimumLength = 3)] string Subject,
        [property: Required, StringLength(Advice.LongestText, MinimumLength = 10)] string Text,
        [property: PlausibleDate] DateOnly? On = null);

    /// <param name="Reason">Needed unless it was adopted whole.</param>
    public sealed record Answering(
        [property: Required] AdviceAnswer? Answer,
        [property: StringLength(100, MinimumLength = 1)] string? Document = null,
        [property: StringLength(Advice.LongestText, MinimumLength = 5)] string? Reason = null,
        [property: PlausibleDate] DateOnly? On = null);

    public sealed record Effect(
        [property: Required, StringLength(Advice.LongestText, MinimumLength = 10)] string Outcome, [property: PlausibleDate] DateOnly? On = null);

    public sealed record Figures(int Given, int Answered, int Adopted, int PartlyAdopted, int NotAdopted, int WithOutcome);

    internal sealed record After(Guid Id);

    internal static void MapAdvice(this RouteGroupBuilder v1)
    {
        var group = v1.MapGroup("").WithTags("advice");
        group.MapPost("/committees/{committeeId:guid}/advice", Give).WithName("GiveAdvice").WithSummary("Note advice that was given")
            .Needs(CommitteesModule.Write).Answers<AdviceResource>(201).Refuses(404, 409);
        group.MapGet("/committees/{committeeId:guid}/advice", List).WithName("GetAdvice").WithSummary("Advice of a committee, newest first")
            .Needs(CommitteesModule.Read).Answers<Page<AdviceResource>>().Refuses(404);
        group.MapPost("/advice/{adviceId:guid}/answers", Decide).WithName("AnswerAdvice").WithSummary("Note what was decided on advice")
            .Needs(CommitteesModule.Write).Answers<AdviceResource>().Refuses(404, 409, 412, 422, 428);
        group.MapPost("/advice/{adviceId:guid}/outcomes", NoteOutcome).WithName("NoteAdviceOutcome").WithSummary("Note what came of advice")
            .Needs(CommitteesModule.Write).Answers<AdviceResource>().Refuses(404, 409, 412, 422, 428);
        group.MapGet("/advice-figures", Count).WithName("GetAdviceFigures").WithSummary("How advice below a unit fared")
            .Needs(CommitteesModule.Read).Answers<Figures>();
    }

    internal static async Task<IResult> Give(
        Guid committeeId, Giving request, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var on = request.On ?? clock.Today();
        if (await db.Committees.SingleOrDefaultAsync(one => one.Id == committeeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        if (caller.IsOutside(await source.Current(ct), committee.UnitId, on, out var outside))
            return outside;
        var advice = new Advice();
        if (advice.Give(committee, request.Addressee, request.Subject, request.Text, on).Refused(out var refusal, out var given))
            return refusal;
        db.Add(advice);
        log.Append(advice, given, Readers.Within(advice.UnitId), on: on);
        return await log.Save(Answer.Created($"/v1/advice/{advice.Id}", AdviceResource.Of(advice), advice.Version), ct);
    }

    internal static async Task<IResult> List(
        Guid committeeId, [AsParameters] Paging page, CommitteeDbContext db, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        if (await db.Committees.AsNoTracking().SingleOrDefaultAsync(one => one.Id == committeeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        if (caller.IsOutside(await source.Current(ct), committee.UnitId, clock.Today(), out var outside))
            return outside;
        var found = await db.Advice.AsNoTracking().Where(one => one.CommitteeId == committeeId && (after == null || one.Id < after.Id))
            .OrderByDescending(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(AdviceResource.Of)], last => new After(last.Id)));
    }

    internal static Task<IResult> Decide(Guid adviceId, Answering request, IfMatch ifMatch, AdviceDesk desk, CancellationToken ct) => desk.Change(
        adviceId, request.On, ifMatch, (advice, on) => advice.Decide(request.Answer!.Value, request.Document, request.Reason, on), ct);

    internal static Task<IResult> NoteOutcome(Guid adviceId, Effect request, IfMatch ifMatch, AdviceDesk desk, CancellationToken ct) => desk.Change(
        adviceId, request.On, ifMatch, (advice, on) => advice.NoteOutcome(request.Outcome, on), ct);

    internal static async Task<IResult> Count(
        [Description(Reads.Under)] Guid? under, CommitteeDbContext db, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if ((await source.Current(ct)).Reach(caller, under, clock.Today()).Refused(out var refusal, out var mine))
            return refusal;
        var ids = mine.Ids;
        var figures = await db.Advice.Where(one => ids.Contains(one.UnitId)).GroupBy(_ => 1).Select(all => new Figures(
            all.Count(), all.Count(one => one.Answer != null), all.Count(one => one.Answer == AdviceAnswer.Adopted),
            all.Count(one => one.Answer == AdviceAnswer.PartlyAdopted), all.Count(one => one.Answer == AdviceAnswer.NotAdopted),
            all.Count(one => one.Outcome != null))).SingleOrDefaultAsync(ct);
        return TypedResults.Ok(figures ?? new(0, 0, 0, 0, 0, 0));
    }
}
