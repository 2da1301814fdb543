using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Meetings;

/// <param name="LunarDate">Its day in the lunar calendar, as it is said.</param>
/// <param name="HeldOn">The day on which it was opened.</param>
/// <param name="Agencies">The agencies in the room.</param>
/// <param name="Levels">The levels in the room.</param>
/// <param name="HasQuorum">Absent while nobody has written down who was there.</param>
/// <param name="CommentsUntil">The last day for comments on the minutes.</param>
/// <param name="Transitions">What this caller may do with it now.</param>
public sealed record MeetingResource(
    Guid Id, Guid CommitteeId, Guid UnitId, string Title, DateTimeOffset StartsAt, string? LunarDate, string? Place, string State, DateOnly DraftedOn, DateOnly? CalledOn,
    DateOnly? HeldOn, string? Chair, string? Secretary, IReadOnlyList<Attendee> Attendance, int? Seats, int Present, bool? HasQuorum,
    IReadOnlyList<string> Agencies, IReadOnlyList<string> Levels, IReadOnlyList<Move> Moves, IReadOnlyList<Reopening> Reopenings,
    string? Minutes, DateOnly? CommentsUntil, IReadOnlyList<MinutesComment> Comments, DateOnly? MinutesApprovedOn, long Version,
    IReadOnlyList<string>? Transitions)
{
    internal static MeetingResource Of(Meeting meeting, IReadOnlyList<string>? transitions)
    {
        var present = meeting.Attendance.Where(one => one.Present).ToList();
        return new(
            meeting.Id, meeting.CommitteeId, meeting.UnitId, meeting.Title, meeting.StartsAt,
            Calendar.LunarDate.Of(VietnamTime.Day(meeting.StartsAt))?.ToString(), meeting.Place,
            Kebab.Of(meeting.State), meeting.DraftedOn, meeting.CalledOn, meeting.HeldOn, meeting.Chair, meeting.Secretary, meeting.Attendance, meeting.Seats,
            present.Count(one => one.SeatId is not null), meeting.Seats is null ? null : meeting.HasQuorum,
            Named(present, one => one.Agency), Named(present, one => one.Level), meeting.Moves, meeting.Reopenings, meeting.Minutes, meeting.CommentsUntil,
            meeting.Comments, meeting.MinutesApprovedOn, meeting.Version, transitions);
    }

    private static IReadOnlyList<string> Named(List<Attendee> present, Func<Attendee, string?> name) =>
        [.. present.Select(name).OfType<string>().Distinct(StringComparer.Ordinal)];
}

/// <param name="Origin">new, carried, proposal, minutes or promise.</param>
/// <param name="Carries">How often it has been carried over.</param>
/// <param name="PromiseId">The overdue promise for which it stands there.</param>
public sealed record AgendaItemResource(
    Guid Id, Guid MeetingId, int Number, string Title, string Origin, Guid? RaisedByUnitId, Guid? CarriedFromId, int Carries, Guid? ProposalId,
    Guid? PromiseId, string State, IReadOnlyList<Paper> Papers, long Version)
{
    internal static AgendaItemResource Of(AgendaItem item) => new(
        item.Id, item.MeetingId, item.Number, item.Title, Kebab.Of(item.Origin), item.RaisedByUnitId, item.CarriedFromId, item.Carries, item.ProposalId, item.PromiseId,
        Kebab.Of(item.State), item.Papers, item.Version);
}

public sealed record StatementResource(
    Guid Id, Guid MeetingId, Guid? ItemId, string Speaker, string? Office, string? Agency, string Text, string? Proposal, long Version)
{
    internal static StatementResource Of(Statement said) => new(
        said.Id, said.MeetingId, said.ItemId, said.Speaker, said.Office, said.Agency, said.Text, said.Proposal, said.Version);
}

/// <param name="WithoutQuorum">Too few of the committee were there.</param>
/// <param name="ExcerptToUnitId">The unit that raised the item.</param>
public sealed record ConclusionResource(
    Guid Id, Guid MeetingId, Guid CommitteeId, Guid UnitId, Guid? ItemId, int Year, int Number, string Title, IReadOnlyList<ConclusionSentence> Sentences,
    bool WithoutQuorum, DateOnly On, Guid? ExcerptToUnitId, DateOnly? ExcerptReturnedOn, long Version)
{
    internal static ConclusionResource Of(Conclusion one) => new(
        one.Id, one.MeetingId, one.CommitteeId, one.UnitId, one.ItemId, one.Year, one.Number, one.Title, one.Sentences, one.WithoutQuorum, one.On,
        one.ExcerptToUnitId, one.ExcerptReturnedOn, one.Version);
}
