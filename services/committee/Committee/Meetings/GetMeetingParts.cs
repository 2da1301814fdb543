using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>The agenda of a meeting and what was said at it.</summary>
internal static class GetMeetingParts
{
    internal sealed record AfterItem(int Number);

    internal sealed record AfterStatement(Guid Id);

    internal static void Map(RouteGroupBuilder meetings)
    {
        meetings.MapGet("/{meetingId:guid}/agenda", Agenda).WithName("GetAgenda").WithSummary("The agenda, with all versions of its papers")
            .Needs(CommitteesModule.Read).Answers<Page<AgendaItemResource>>().Refuses(404);
        meetings.MapGet("/{meetingId:guid}/statements", Statements).WithName("GetStatements").WithSummary("What the delegates said")
            .Needs(CommitteesModule.Read).Answers<Page<StatementResource>>().Refuses(404);
    }

    private static async Task<IResult> Agenda(Guid meetingId, [AsParameters] Paging page, CommitteeDbContext db, MeetingDesk desk, CancellationToken ct)
    {
        if (page.Malformed<AfterItem>(out var after, out var malformed))
            return malformed;
        if (!await (await desk.Visible(ct)).AnyAsync(one => one.Id == meetingId, ct))
            return CommitteeProblems.MeetingNotFound.ToRefusal();
        var number = after?.Number ?? 0;
        var found = await db.AgendaItems.AsNoTracking().Where(item => item.MeetingId == meetingId && item.Number > number)
            .OrderBy(item => item.Number).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new AfterItem(last.Number));
        return TypedResults.Ok(new Page<AgendaItemResource>([.. shown.Items.Select(AgendaItemResource.Of)], shown.Next));
    }

    private static async Task<IResult> Statements(Guid meetingId, [AsParameters] Paging page, CommitteeDbContext db, MeetingDesk desk, CancellationToken ct)
    {
        if (page.Malformed<AfterStatement>(out var after, out var malformed))
            return malformed;
        if (!await (await desk.Visible(ct)).AnyAsync(one => one.Id == meetingId, ct))
            return CommitteeProblems.MeetingNotFound.ToRefusal();
        var statements = db.Statements.AsNoTracking().Where(one => one.MeetingId == meetingId);
        if (after is not null)
            statements = statements.Where(one => one.Id > after.Id);
        var found = await statements.OrderBy(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new AfterStatement(last.Id));
        return TypedResults.Ok(new Page<StatementResource>([.. shown.Items.Select(StatementResource.Of)], shown.Next));
    }
}
