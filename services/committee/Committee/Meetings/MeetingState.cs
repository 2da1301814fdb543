namespace DanVan.Committee.Meetings;

public enum MeetingState
{
    Draft,
    Called,
    Running,
    Closed,
    MinutesApproved,
}

/// <summary>What can be done with a meeting.</summary>
internal enum MeetingStep
{
    AddItem,
    SubmitPaper,
    Reschedule,
    Call,
    Open,
    TakeAttendance,
    Speak,
    Settle,
    Conclude,
    ReturnExcerpt,
    Close,
    Reopen,
    DraftMinutes,
    CommentMinutes,
    ApproveMinutes,
}

internal static class MeetingLife
{
    public static readonly Lifecycle<MeetingState, MeetingStep> Table = new(
    [
        .. Within(MeetingState.Draft, MeetingStep.AddItem, MeetingStep.SubmitPaper, MeetingStep.Reschedule),
        (MeetingState.Draft, MeetingStep.Call, MeetingState.Called),
        .. Within(MeetingState.Called, MeetingStep.AddItem, MeetingStep.SubmitPaper, MeetingStep.Reschedule),
        (MeetingState.Called, MeetingStep.Open, MeetingState.Running),
        .. Within(MeetingState.Running, MeetingStep.AddItem, MeetingStep.SubmitPaper, MeetingStep.TakeAttendance, MeetingStep.Speak,
            MeetingStep.Settle, MeetingStep.Conclude, MeetingStep.ReturnExcerpt),
        (MeetingState.Running, MeetingStep.Close, MeetingState.Closed),
        (MeetingState.Closed, MeetingStep.Reopen, MeetingState.Running),
        .. Within(MeetingState.Closed, MeetingStep.DraftMinutes, MeetingStep.CommentMinutes),
        (MeetingState.Closed, MeetingStep.ApproveMinutes, MeetingState.MinutesApproved),
    ]);

    private static IEnumerable<(MeetingState, MeetingStep, MeetingState)> Within(MeetingState state, params MeetingStep[] steps) =>
        steps.Select(step => (state, step, state));
}
