using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>Writes down what a delegate said and proposed.</summary>
internal static class MakeStatement
{
    /// <param name="ItemId">The item spoken to.</param>
    /// <param name="Office">By which office the speaker was there.</param>
    /// <param name="Text">What was said.</param>
    /// <param name="Proposal">What was proposed.</param>
    public sealed record Request(
        Guid? ItemId,
        [property: Required, StringLength(Meeting.LongestName, MinimumLength = 1)] string Speaker,
        [property: StringLength(Meeting.LongestTitle, MinimumLength = 1)] string? Office,
        [property: StringLength(Meeting.LongestTitle, MinimumLength = 1)] string? Agency,
        [property: Required, StringLength(Statement.LongestText, MinimumLength = 1)] string Text,
        [property: StringLength(Statement.LongestText, MinimumLength = 1)] string? Proposal);

    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/{meetingId:guid}/statements", Handle)
        .WithName(nameof(MakeStatement)).WithSummary("Write down a statement")
        .Needs(CommitteesModule.Write).Answers<StatementResource>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid meetingId, Request request, CommitteeDbContext db, EventLog log, MeetingDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(meetingId, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        if (request.ItemId is { } item && !await db.AgendaItems.AnyAsync(one => one.Id == item && one.MeetingId == meetingId, ct))
            return CommitteeProblems.ItemNotFound.ToRefusal();
        var statement = new Statement();
        if (statement.Make(meeting, request, desk.Today).Refused(out refusal, out var made))
            return refusal;
        db.Add(statement);
        log.Append(statement, made, meeting.Readers, meeting.LastStepOn);
        return await log.Save(Answer.Created($"/v1/meetings/{meetingId}/statements", StatementResource.Of(statement), statement.Version), ct);
    }
}
