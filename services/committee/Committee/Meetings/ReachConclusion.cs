using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>Writes down a conclusion under the next number of its committee and year, and settles the item that it is about.</summary>
internal static class ReachConclusion
{
    /// <param name="ItemId">The item concluded upon; absent for the meeting as a whole.</param>
    /// <param name="Sentences">What is to be done; each sentence can become tasks.</param>
    public sealed record Request(
        Guid? ItemId,
        [property: Required, StringLength(Conclusion.LongestTitle, MinimumLength = 1)] string Title,
        [property: Required, MinLength(1), MaxLength(Conclusion.MostSentences)] IReadOnlyList<Sentence> Sentences);

    public sealed record Sentence([property: Required, StringLength(Conclusion.LongestSentence, MinimumLength = 1)] string Text);

    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/{meetingId:guid}/conclusions", Handle)
        .WithName(nameof(ReachConclusion)).WithSummary("Reach a conclusion")
        .Needs(CommitteesModule.Write).Answers<ConclusionResource>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid meetingId, Request request, CommitteeDbContext db, EventLog log, MeetingDesk desk, CancellationToken ct)
    {
        while (true)
        {
            var result = await Reach(meetingId, request, db, log, desk, ct);
            if (result is not Refusal refusal || refusal.Problem != CommitteeProblems.NumberTaken)
                return result;
            // Somebody else of the committee took the number and is done: begin again behind it. Numbers come only from what is stored,
            // so none is ever skipped.
            db.ChangeTracker.Clear();
        }
    }

    private static async Task<IResult> Reach(
        Guid meetingId, Request request, CommitteeDbContext db, EventLog log, MeetingDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(meetingId, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        var item = request.ItemId is null ? null : await db.AgendaItems.SingleOrDefaultAsync(one => one.Id == request.ItemId && one.MeetingId == meetingId, ct);
        if (item is null != request.ItemId is null)
            return CommitteeProblems.ItemNotFound.ToRefusal();
        var last = await db.Conclusions.Where(one => one.CommitteeId == meeting.CommitteeId && one.Year == meeting.LastStepOn.Year).MaxAsync(one => (int?)one.Number, ct);

        var conclusion = new Conclusion();
        if (conclusion.Reach(meeting, item, (last ?? 0) + 1, request.Title, [.. request.Sentences.Select(one => one.Text)], desk.Today)
            .Refused(out refusal, out var reached))
            return refusal;
        db.Add(conclusion);
        // Everybody may read it: those below carry it out.
        log.Append(conclusion, reached, Readers.Public(conclusion.UnitId), conclusion.On);
        if (item is { State: not ItemState.Settled })
        {
            if (item.Settle(conclusion.Id).Refused(out refusal, out var settled))
                return refusal;
            log.Append(item, settled, meeting.Readers, conclusion.On);
        }
        return await log.Save(
            Answer.Created($"/v1/conclusions/{conclusion.Id}", ConclusionResource.Of(conclusion), conclusion.Version), ct,
            (Conclusion.OneNumber, CommitteeProblems.NumberTaken));
    }
}
