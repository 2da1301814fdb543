namespace DanVan.Committee.Meetings;

/// <summary>Meetings of committees, from the draft to the approved minutes, and what they conclude.</summary>
internal static class MeetingsModule
{
    internal static void AddMeetings(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MeetingDesk>();
        builder.Services.AddScoped<NextAgenda>();
    }

    internal static void MapMeetings(this RouteGroupBuilder v1)
    {
        var meetings = v1.MapGroup("/meetings").WithTags("meetings");
        DraftMeeting.Map(meetings);
        RescheduleMeeting.Map(meetings);
        CallMeeting.Map(meetings);
        OpenMeeting.Map(meetings);
        TakeAttendance.Map(meetings);
        CloseMeeting.Map(meetings);
        ReopenMeeting.Map(meetings);
        DraftMinutes.Map(meetings);
        CommentMinutes.Map(meetings);
        ApproveMinutes.Map(meetings);
        AddAgendaItem.Map(meetings);
        MakeStatement.Map(meetings);
        ReachConclusion.Map(meetings);
        GetMeetings.Map(meetings);
        GetMeetingParts.Map(meetings);
        GetRhythm.Map(v1);

        var items = v1.MapGroup("/agenda-items").WithTags("meetings");
        SubmitPaper.Map(items);
        SettleItem.Map(items);

        var conclusions = v1.MapGroup("/conclusions").WithTags("conclusions");
        GetConclusions.Map(conclusions);
        ReturnExcerpt.Map(conclusions);
        TurnIntoTasks.Map(conclusions);
        GetCoverage.Map(conclusions);
    }
}
