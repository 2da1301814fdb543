namespace DanVan.Committee.Contracts.V1;

/// <summary>A committee prepares a meeting; its agenda is announced item by item.</summary>
/// <param name="StartsAt">When it is to begin.</param>
public sealed record MeetingDrafted(Guid MeetingId, Guid CommitteeId, Guid UnitId, string Title, DateTimeOffset StartsAt, string? Place);

/// <summary>The invitations went out; papers that come later are marked.</summary>
public sealed record MeetingCalled(Guid MeetingId, Guid CommitteeId, Guid UnitId, DateTimeOffset StartsAt, string? Place, DateOnly On);

/// <summary>The meeting was moved; its agenda moves with it.</summary>
public sealed record MeetingRescheduled(Guid MeetingId, Guid CommitteeId, Guid UnitId, DateTimeOffset From, DateTimeOffset To, string Reason);

/// <summary>The meeting began.</summary>
public sealed record MeetingOpened(Guid MeetingId, Guid CommitteeId, Guid UnitId, DateOnly On, string Chair, string? Secretary);

/// <summary>Who was in the room, and whether that was enough.</summary>
/// <param name="Present">Holders of seats who were there, themselves or by a substitute.</param>
/// <param name="Seats">Seats of the committee on that day.</param>
/// <param name="Agencies">The agencies in the room.</param>
public sealed record AttendanceTaken(
    Guid MeetingId, Guid CommitteeId, Guid UnitId, int Present, int Seats, bool HasQuorum, IReadOnlyList<string> Agencies);

/// <summary>The meeting ended; what it did not finish goes to the next one.</summary>
public sealed record MeetingClosed(Guid MeetingId, Guid CommitteeId, Guid UnitId, DateOnly On, IReadOnlyList<Guid> UnfinishedItemIds);

/// <summary>A closed meeting runs again.</summary>
public sealed record MeetingReopened(Guid MeetingId, Guid CommitteeId, Guid UnitId, DateOnly On, string Reason);

/// <summary>The minutes were drafted or redrafted; until the day named they may be commented on.</summary>
public sealed record MinutesDrafted(Guid MeetingId, Guid CommitteeId, Guid UnitId, DateOnly On, DateOnly CommentsUntil);

/// <summary>Somebody of the meeting commented on its minutes, or put a dissent on record.</summary>
public sealed record MinutesCommented(Guid MeetingId, Guid CommitteeId, Guid UnitId, DateOnly On, string By, bool IsDissent);

/// <summary>The minutes were approved: the meeting is on record for everybody.</summary>
public sealed record MinutesApproved(Guid MeetingId, Guid CommitteeId, Guid UnitId, DateOnly On);

/// <summary>An item was put on the agenda.</summary>
/// <param name="Origin">new, carried, proposal, minutes or promise.</param>
/// <param name="RaisedByUnitId">The unit that raised it and is owed the excerpt.</param>
/// <param name="CarriedFromId">The item of the meeting before.</param>
/// <param name="Carries">How often it has been carried over.</param>
/// <param name="PromiseId">The overdue promise for which it stands there.</param>
public sealed record AgendaItemAdded(
    Guid ItemId, Guid MeetingId, Guid CommitteeId, Guid UnitId, int Number, string Title, string Origin, Guid? RaisedByUnitId,
    Guid? CarriedFromId, int Carries, Guid? ProposalId, Guid? PromiseId = null);

/// <summary>A paper was submitted for an item.</summary>
/// <param name="Version">From 1, for each name.</param>
/// <param name="Late">Submitted after the invitation.</param>
public sealed record PaperSubmitted(Guid ItemId, Guid MeetingId, Guid UnitId, string Name, int Version, string Url, bool Late);

/// <summary>The meeting is done with the item.</summary>
public sealed record AgendaItemSettled(Guid ItemId, Guid MeetingId, Guid UnitId, Guid? ConclusionId);

/// <summary>The meeting ended before the item was settled.</summary>
public sealed record AgendaItemLeft(Guid ItemId, Guid MeetingId, Guid UnitId);

/// <summary>The item stands on the agenda of the next meeting.</summary>
public sealed record AgendaItemCarried(Guid ItemId, Guid MeetingId, Guid UnitId, Guid NextItemId);

/// <summary>A delegate spoke.</summary>
/// <param name="Office">By which office the speaker was there.</param>
/// <param name="Proposal">What the speaker proposed, if anything.</param>
public sealed record StatementMade(
    Guid StatementId, Guid MeetingId, Guid UnitId, Guid? ItemId, string Speaker, string? Office, string? Agency, string Text, string? Proposal);

/// <summary>The committee concluded.</summary>
/// <param name="Number">Without gaps for each committee and year.</param>
/// <param name="Sentences">What is to be done, sentence by sentence.</param>
/// <param name="WithoutQuorum">Too few of the committee were there.</param>
public sealed record ConclusionReached(
    Guid ConclusionId, Guid MeetingId, Guid CommitteeId, Guid UnitId, Guid? ItemId, int Year, int Number, string Title,
    IReadOnlyList<ConclusionSentence> Sentences, bool WithoutQuorum, DateOnly On);

/// <param name="Number">From 1.</param>
public sealed record ConclusionSentence(int Number, string Text);

/// <summary>The unit that raised the item was told what was concluded.</summary>
public sealed record ExcerptReturned(Guid ConclusionId, Guid MeetingId, Guid UnitId, Guid ToUnitId, DateOnly On);
