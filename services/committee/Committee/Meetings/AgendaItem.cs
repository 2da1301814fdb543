using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Promises;
using DanVan.Committee.Proposals;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Meetings;

/// <summary>
/// Something to be settled at a meeting, with its papers in all their versions. What a meeting leaves open stands on the agenda of the next,
/// as an item that names the one before: the chain holds whatever is rescheduled.
/// </summary>
internal sealed class AgendaItem : Aggregate
{
    public const string OnePerNumber = "one_agenda_item_per_number", CarriedOnce = "agenda_item_carried_once", PromisedOnce = "one_open_item_per_promise";
    public const int LongestTitle = 300, LongestUrl = 2000;

    public Guid MeetingId { get; private set; }

    public Guid CommitteeId { get; private set; }

    public Guid UnitId { get; private set; }

    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public ItemOrigin Origin { get; private set; }

    /// <summary>The unit that raised it and is owed the excerpt of what was concluded.</summary>
    public Guid? RaisedByUnitId { get; private set; }

    public Guid? CarriedFromId { get; private set; }

    public int Carries { get; private set; }

    public Guid? ProposalId { get; private set; }

    /// <summary>The overdue promise for which the item stands here.</summary>
    public Guid? PromiseId { get; private set; }

    public ItemState State { get; private set; }

    public IReadOnlyList<Paper> Papers { get; private set; } = [];

    public AgendaItemAdded Add(Meeting meeting, int number, string title, Guid? raisedBy) => Stand(meeting, number, title, ItemOrigin.New, raisedBy);

    public AgendaItemAdded AddMinutes(Meeting meeting, int number, Meeting before) =>
        Stand(meeting, number, $"Thông qua biên bản: {before.Title}"[..Math.Min(LongestTitle, before.Title.Length + 20)], ItemOrigin.Minutes, null);

    public AgendaItemAdded AddProposal(Meeting meeting, int number, Proposal proposal)
    {
        ProposalId = proposal.Id;
        return Stand(meeting, number, proposal.Title, ItemOrigin.Proposal, proposal.FromUnitId);
    }

    public AgendaItemAdded AddPromise(Meeting meeting, int number, Promise promise)
    {
        PromiseId = promise.Id;
        var title = $"Lời hứa quá hạn từ {promise.OverdueSince:d/M/yyyy}: {promise.Words}";
        return Stand(meeting, number, title[..Math.Min(LongestTitle, title.Length)], ItemOrigin.Promise, promise.UnitId);
    }

    /// <summary>Takes over what a meeting before left open, with its papers.</summary>
    public AgendaItemAdded Carry(Meeting meeting, int number, AgendaItem left)
    {
        (CarriedFromId, Carries, ProposalId, PromiseId, Papers) = (left.Id, left.Carries + 1, left.ProposalId, left.PromiseId, left.Papers);
        return Stand(meeting, number, left.Title, ItemOrigin.Carried, left.RaisedByUnitId);
    }

    public AgendaItemCarried Leave(AgendaItem next)
    {
        State = ItemState.Carried;
        return new(Id, MeetingId, UnitId, next.Id);
    }

    /// <summary>The meeting ended without settling it.</summary>
    public AgendaItemLeft LeaveOpen()
    {
        State = ItemState.Left;
        return new(Id, MeetingId, UnitId);
    }

    public Decision<AgendaItemSettled> Settle(Guid? conclusionId)
    {
        if (State is ItemState.Settled or ItemState.Carried)
            return CommitteeProblems.ItemDone.With($"Trạng thái: {Kebab.Of(State)}.", $"Its state is {Kebab.Of(State)}.", ("state", State));
        State = ItemState.Settled;
        return new AgendaItemSettled(Id, MeetingId, UnitId, conclusionId);
    }

    /// <summary>A further version of a paper of that name, or the first.</summary>
    public Decision<PaperSubmitted> Submit(string name, string url, DateOnly on, DateOnly? calledOn)
    {
        if (State is ItemState.Settled or ItemState.Carried)
            return CommitteeProblems.ItemDone;
        var paper = new Paper(name, Papers.Count(one => one.Name == name) + 1, url, on, calledOn is { } invited && on > invited);
        Papers = [.. Papers, paper];
        return new PaperSubmitted(Id, MeetingId, UnitId, name, paper.Version, url, paper.Late);
    }

    private AgendaItemAdded Stand(Meeting meeting, int number, string title, ItemOrigin origin, Guid? raisedBy)
    {
        (MeetingId, CommitteeId, UnitId, Number, Title, Origin, RaisedByUnitId) = (meeting.Id, meeting.CommitteeId, meeting.UnitId, number, title, origin, raisedBy);
        return new(Id, MeetingId, CommitteeId, UnitId, Number, Title, Kebab.Of(Origin), RaisedByUnitId, CarriedFromId, Carries, ProposalId, PromiseId);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AgendaItem>
    {
        public void Configure(EntityTypeBuilder<AgendaItem> builder)
        {
            builder.ToTable("agenda_item");
            builder.HasOne<Meeting>().WithMany().HasForeignKey(item => item.MeetingId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(item => item.Title).HasMaxLength(LongestTitle);
            builder.Property(item => item.Origin).HasConversion<string>().HasMaxLength(20);
            builder.Property(item => item.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(item => item.Papers).AsJson();
            builder.HasIndex(item => new { item.MeetingId, item.Number }).IsUnique().HasDatabaseName(OnePerNumber);
            builder.HasIndex(item => item.CarriedFromId).IsUnique().HasFilter("carried_from_id is not null").HasDatabaseName(CarriedOnce);
            builder.HasIndex(item => item.PromiseId).IsUnique().HasFilter("promise_id is not null and state = 'Open'").HasDatabaseName(PromisedOnce);
            builder.HasIndex(item => new { item.CommitteeId, item.Id }).HasFilter("state = 'Left'").HasDatabaseName("agenda_item_left");
        }
    }
}

public enum ItemOrigin
{
    New,
    Carried,
    Proposal,
    Minutes,
    Promise,
}

/// <summary>open: to be settled. left: the meeting ended before. carried: it stands on the next agenda.</summary>
public enum ItemState
{
    Open,
    Settled,
    Left,
    Carried,
}

/// <param name="Late">Submitted after the invitation.</param>
public sealed record Paper(string Name, int Version, string Url, DateOnly On, bool Late);
