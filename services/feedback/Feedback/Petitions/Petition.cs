using DanVan.Committee.Calendar;
using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Petitions;

/// <summary>
/// Somebody asks a unit to do something. It may be handed on while its clock runs; after so many transfers the unit above decides. "Not
/// solved" brings it back.
/// </summary>
internal sealed class Petition : Aggregate
{
    public const int LongestText = 20_000;
    public const int LongestReason = 1000;

    private static readonly (PetitionState From, PetitionState To)[] Transitions =
    [
        (PetitionState.Open, PetitionState.Answered),
        (PetitionState.Answered, PetitionState.Open),
    ];

    private readonly List<PetitionTransfer> transfers = [];
    private readonly List<PetitionRound> rounds = [];

    private Petition()
    {
    }

    /// <summary>The unit that must answer.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>The unit in which it was sent.</summary>
    public Guid SenderUnitId { get; private set; }

    public string Text { get; private set; } = "";

    public Channel Channel { get; private set; }

    /// <summary>To the second: so it stands in the receipt.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    public PetitionState State { get; private set; }

    /// <summary>The rule that was in force on the day of arrival.</summary>
    public string RuleId { get; private set; } = "";

    public PetitionRule? Rule { get; private set; }

    /// <summary>The last day for the answer of this round. No transfer moves it.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>It has been handed on so often that whoever has it now decides: by answering, or by naming who answers.</summary>
    public bool IsForDecision { get; private set; }

    /// <summary>The unit above has named who answers: that unit cannot hand it on.</summary>
    public bool IsDecided { get; private set; }

    public IReadOnlyList<PetitionTransfer> Transfers => transfers;

    public IReadOnlyList<PetitionRound> Rounds => rounds;

    public static (Petition Petition, PetitionReceived Event) Receive(
        SendPetition.Request request, Guid senderUnitId, PetitionRule rule, WorkingCalendar calendar, DateTimeOffset now)
    {
        var received = VietnamTime.Day(now);
        var petition = new Petition
        {
            UnitId = request.ToUnitId,
            SenderUnitId = senderUnitId,
            Text = request.Text,
            Channel = request.Channel!.Value,
            ReceivedAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            RuleId = rule.Id,
            DueOn = rule.LastDay(received, calendar),
        };
        petition.rounds.Add(new() { PetitionId = petition.Id, Round = 1, DueOn = petition.DueOn });
        return (petition, new(petition.Id, petition.UnitId, senderUnitId, Kebab.Of(petition.Channel), received, petition.DueOn));
    }

    /// <param name="to">The unit that should answer.</param>
    /// <param name="above">The nearest unit above both; it decides once the transfers are too many.</param>
    public Decision<PetitionTransferred> Transfer(Guid to, Guid? above, string reason, PetitionRule rule, DateOnly today)
    {
        if (State != PetitionState.Open)
            return FeedbackProblems.PetitionNotOpen;
        if (to == UnitId)
            return FeedbackProblems.TransferToItself;
        if (IsDecided)
            return FeedbackProblems.TransferDecided;
        var decides = !IsForDecision && transfers.Count + 1 >= rule.TransfersUntilDecision && above is not null;
        var from = UnitId;
        (IsDecided, IsForDecision) = (IsForDecision, decides);
        UnitId = decides ? above!.Value : to;
        transfers.Add(new()
        {
            PetitionId = Id, Number = transfers.Count + 1, FromUnitId = from, ToUnitId = UnitId, Decides = decides, Reason = reason, TransferredOn = today,
        });
        return new PetitionTransferred(Id, from, UnitId, transfers.Count, decides, today, DueOn);
    }

    public Decision<PetitionAnswered> AnswerWith(string text, string office, DateOnly today)
    {
        if (!Becomes(PetitionState.Answered))
            return FeedbackProblems.PetitionNotOpen;
        var round = rounds[^1];
        (round.Answer, round.AnsweredBy, round.AnsweredOn, round.UnitId) = (text, office, today, UnitId);
        return new PetitionAnswered(Id, UnitId, round.Round, today, round.DueOn);
    }

    public Decision<PetitionRated> Rate(bool satisfied, string? comment, DateOnly today)
    {
        if (State != PetitionState.Answered)
            return FeedbackProblems.PetitionNotAnswered;
        var round = rounds[^1];
        if (round.Satisfied is not null)
            return FeedbackProblems.AnswerAlreadyRated;
        (round.Satisfied, round.Comment) = (satisfied, comment);
        return new PetitionRated(Id, UnitId, round.Round, satisfied, today);
    }

    /// <summary>A new round before the same unit, by the same rule.</summary>
    public Decision<PetitionReopened> Reopen(string reason, PetitionRule rule, WorkingCalendar calendar, DateOnly today)
    {
        if (!Becomes(PetitionState.Open))
            return FeedbackProblems.PetitionNotAnswered;
        DueOn = rule.LastDay(today, calendar);
        rounds.Add(new() { PetitionId = Id, Round = rounds.Count + 1, DueOn = DueOn, Reason = reason });
        return new PetitionReopened(Id, UnitId, rounds.Count, today, DueOn);
    }

    private bool Becomes(PetitionState next)
    {
        var may = Array.IndexOf(Transitions, (State, next)) >= 0;
        if (may)
            State = next;
        return may;
    }

    internal sealed class Table : IEntityTypeConfiguration<Petition>
    {
        public void Configure(EntityTypeBuilder<Petition> petition) => PetitionTables.Configure(petition);
    }
}
