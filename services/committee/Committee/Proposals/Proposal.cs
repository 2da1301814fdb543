using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Proposals;

/// <summary>
/// Something that a unit puts before a committee. A committee that cannot settle it passes it on: the next proposal names this one and the first,
/// so from commune to province the chain of ids never breaks.
/// </summary>
internal sealed class Proposal : Aggregate
{
    public const string RaisedOnce = "one_proposal_per_item", ForwardedOnce = "proposal_forwarded_once";
    public const int LongestTitle = 300, LongestText = 8000;

    public Guid CommitteeId { get; private set; }

    public Guid UnitId { get; private set; }

    public Guid OriginId { get; private set; }

    public Guid? PreviousId { get; private set; }

    public Guid FromUnitId { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>What the level below changed or added when it passed it on.</summary>
    public string? Amendment { get; private set; }

    public IReadOnlyList<string> Attachments { get; private set; } = [];

    /// <summary>The agenda item that was carried over so often that it came up here.</summary>
    public Guid? ItemId { get; private set; }

    public ProposalState State { get; private set; }

    public DateOnly RaisedOn { get; private set; }

    public string? Outcome { get; private set; }

    public string? Answer { get; private set; }

    public ProposalRaised Raise(
        SteeringCommittee committee, Guid fromUnitId, string title, string text, IReadOnlyList<string> attachments, DateOnly on, Guid? itemId = null)
    {
        (CommitteeId, UnitId, FromUnitId, Title, Text, Attachments, RaisedOn, ItemId) =
            (committee.Id, committee.UnitId, fromUnitId, title, text, attachments, on, itemId);
        OriginId = OriginId == Guid.Empty ? Id : OriginId;
        return new(Id, CommitteeId, UnitId, OriginId, PreviousId, FromUnitId, Title, Text, ItemId, on);
    }

    /// <summary>It stands on the agenda of a meeting: there it is settled, and here it can be answered or forwarded.</summary>
    public void ToAgenda() => State = ProposalState.OnAgenda;

    public Decision<ProposalForwarded> Forward(Proposal next, SteeringCommittee to, string? amendment, DateOnly on, DateOnly today)
    {
        if (WhyNot(on, today) is { } refusal)
            return refusal;
        State = ProposalState.Forwarded;
        (next.OriginId, next.PreviousId, next.Amendment) = (OriginId, Id, amendment);
        return new ProposalForwarded(Id, CommitteeId, UnitId, next.Id, to.Id, amendment, on);
    }

    public Decision<ProposalAnswered> Reply(ProposalOutcome outcome, string answer, DateOnly on, DateOnly today)
    {
        if (WhyNot(on, today) is { } refusal)
            return refusal;
        (State, Outcome, Answer) = (ProposalState.Answered, Kebab.Of(outcome), answer);
        return new ProposalAnswered(Id, CommitteeId, UnitId, Outcome, answer, on);
    }

    private Refusal? WhyNot(DateOnly on, DateOnly today) =>
        State is ProposalState.Forwarded or ProposalState.Answered
            ? CommitteeProblems.ProposalDone.With($"Trạng thái: {Kebab.Of(State)}.", $"Its state is {Kebab.Of(State)}.", ("state", State))
        : on > today || on < RaisedOn ? CommitteeProblems.NotOnThatDay.ToRefusal()
        : null;

    internal sealed class Mapping : IEntityTypeConfiguration<Proposal>
    {
        public void Configure(EntityTypeBuilder<Proposal> builder)
        {
            builder.ToTable("proposal");
            builder.HasOne<SteeringCommittee>().WithMany().HasForeignKey(proposal => proposal.CommitteeId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(proposal => proposal.Title).HasMaxLength(LongestTitle);
            builder.Property(proposal => proposal.Text).HasMaxLength(LongestText);
            builder.Property(proposal => proposal.Amendment).HasMaxLength(LongestText);
            builder.Property(proposal => proposal.Answer).HasMaxLength(LongestText);
            builder.Property(proposal => proposal.Outcome).HasMaxLength(20);
            builder.Property(proposal => proposal.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(proposal => proposal.Attachments).AsJson();
            builder.HasIndex(proposal => new { proposal.CommitteeId, proposal.Id }).HasDatabaseName("proposal_of_committee");
            builder.HasIndex(proposal => new { proposal.OriginId, proposal.Id }).HasDatabaseName("proposal_of_origin");
            builder.HasIndex(proposal => new { proposal.UnitId, proposal.Id }).HasDatabaseName("proposal_before_unit");
            builder.HasIndex(proposal => new { proposal.FromUnitId, proposal.Id }).HasDatabaseName("proposal_from_unit");
            builder.HasIndex(proposal => proposal.PreviousId).IsUnique().HasFilter("previous_id is not null").HasDatabaseName(ForwardedOnce);
            builder.HasIndex(proposal => proposal.ItemId).IsUnique().HasFilter("item_id is not null").HasDatabaseName(RaisedOnce);
        }
    }
}

public enum ProposalState
{
    Open,
    OnAgenda,
    Forwarded,
    Answered,
}

public enum ProposalOutcome
{
    Accepted,
    Partly,
    Refused,
}
