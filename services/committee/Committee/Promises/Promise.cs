using DanVan.Committee.Calendar;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Deadlines;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Promises;

/// <summary>A promise made before the people, followed up until there is proof. Its id is that of the feedback service.</summary>
internal sealed class Promise : Obligation
{
    public const int LongestStatement = 2000, MostProof = 20;

    private Promise()
    {
    }

    /// <summary>Whose agenda it comes to when it is overdue: the committee of the unit, or the next above.</summary>
    public Guid? CommitteeId { get; private set; }

    public Guid DialogueId { get; private set; }

    public string Maker { get; private set; } = "";

    public string Words { get; private set; } = "";

    public DateOnly MadeOn { get; private set; }

    public DateOnly? KeptOn { get; private set; }

    public string? Statement { get; private set; }

    public List<string> Proof { get; private set; } = [];

    /// <summary>Null until it is kept.</summary>
    public override bool? OnTime => KeptOn is { } on ? on <= DueOn : null;

    /// <summary>Promises are public where they were made.</summary>
    public override Readers Readers => Readers.Public(UnitId);

    public static (Promise Promise, PromiseTakenUp Event) TakeUp(PromiseMade made, Guid? committeeId, WorkingCalendar calendar)
    {
        var promise = new Promise
        {
            Id = made.PromiseId,
            CommitteeId = committeeId,
            UnitId = made.UnitId,
            DialogueId = made.DialogueId,
            Maker = made.Maker,
            Words = made.Words,
            MadeOn = made.MadeOn,
            IsOpen = true,
        };
        promise.Owe(Deadline.Of(made.MadeOn, new(made.DueOn), calendar));
        return (promise, new(promise.Id, committeeId, made.UnitId, made.DialogueId, made.Maker, made.Words, made.MadeOn, promise.DueOn));
    }

    public Decision<PromiseKept> Keep(string statement, IReadOnlyList<string> proof, DateOnly on, DateOnly today)
    {
        if (!IsOpen)
            return PromiseProblems.Kept;
        if (on < MadeOn || on > today)
            return PromiseProblems.DayUnfit;
        (KeptOn, Statement, Proof, IsOpen) = (on, statement, [.. proof], false);
        return new PromiseKept(Id, UnitId, on, statement, Proof, OnTime!.Value);
    }

    protected override object Overdue() => new PromiseOverdue(Id, CommitteeId, UnitId, DueOn, OverdueSince!.Value);

    protected override object Moved(DateOnly before) => new PromiseDeadlineMoved(Id, UnitId, before, DueOn);

    internal sealed class Mapping : IEntityTypeConfiguration<Promise>
    {
        public void Configure(EntityTypeBuilder<Promise> builder)
        {
            Map(builder, "promise");
            builder.Property(promise => promise.Statement).HasMaxLength(LongestStatement);
            builder.HasIndex(promise => promise.CommitteeId).HasFilter("is_open and overdue_since is not null and committee_id is not null")
                .HasDatabaseName("promise_for_agenda");
        }
    }
}

/// <summary>Every refusal about promises.</summary>
internal static class PromiseProblems
{
    public static readonly Problem NotFound = new(404, "promise-not-found", "Không tìm thấy lời hứa", "Promise not found");
    public static readonly Problem Kept = new(409, "promise-already-kept", "Lời hứa đã được thực hiện", "The promise has been kept");
    public static readonly Problem DayUnfit = new(422, "promise-day-unfit",
        "Ngày thực hiện phải từ ngày hứa đến hôm nay", "The day must lie between the promise and today");
}
