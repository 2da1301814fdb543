using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Committee.Meetings;

/// <summary>
/// A committee's meeting: drafted, called, running, closed, its minutes approved. Until then only its unit and those above it see it; what it
/// concluded everybody sees, because those below carry it out.
/// </summary>
internal sealed partial class Meeting : Aggregate
{
    public const int LongestTitle = 300, LongestPlace = 300, LongestName = 200, LongestReason = 2000, LongestMinutes = 100_000;

    public Guid CommitteeId { get; private set; }

    public Guid UnitId { get; private set; }

    public string Title { get; private set; } = "";

    public DateTimeOffset StartsAt { get; private set; }

    public string? Place { get; private set; }

    public MeetingState State { get; private set; }

    public DateOnly DraftedOn { get; private set; }

    public DateOnly? CalledOn { get; private set; }

    /// <summary>The day on which it was opened.</summary>
    public DateOnly? HeldOn { get; private set; }

    public string? Chair { get; private set; }

    public string? Secretary { get; private set; }

    public IReadOnlyList<Attendee> Attendance { get; private set; } = [];

    public int? Seats { get; private set; }

    public bool HasQuorum { get; private set; }

    public IReadOnlyList<Move> Moves { get; private set; } = [];

    public IReadOnlyList<Reopening> Reopenings { get; private set; } = [];

    public string? Minutes { get; private set; }

    /// <summary>The last day for comments on the minutes.</summary>
    public DateOnly? CommentsUntil { get; private set; }

    public IReadOnlyList<MinutesComment> Comments { get; private set; } = [];

    public DateOnly? MinutesApprovedOn { get; private set; }

    /// <summary>The day of the newest step: none is entered before it.</summary>
    public DateOnly LastStepOn { get; private set; }

    public bool IsPublic => State == MeetingState.MinutesApproved;

    public Readers Readers => IsPublic ? Readers.Public(UnitId) : Readers.Within(UnitId);

    internal sealed class Mapping : IEntityTypeConfiguration<Meeting>
    {
        public void Configure(EntityTypeBuilder<Meeting> builder)
        {
            builder.ToTable("meeting");
            builder.HasOne<SteeringCommittee>().WithMany().HasForeignKey(meeting => meeting.CommitteeId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(meeting => meeting.Title).HasMaxLength(LongestTitle);
            builder.Property(meeting => meeting.Place).HasMaxLength(LongestPlace);
            builder.Property(meeting => meeting.Chair).HasMaxLength(LongestName);
            builder.Property(meeting => meeting.Secretary).HasMaxLength(LongestName);
            builder.Property(meeting => meeting.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(meeting => meeting.Attendance).AsJson();
            builder.Property(meeting => meeting.Moves).AsJson();
            builder.Property(meeting => meeting.Reopenings).AsJson();
            builder.Property(meeting => meeting.Comments).AsJson();
            builder.Ignore(meeting => meeting.IsPublic).Ignore(meeting => meeting.Readers);
            builder.HasIndex(meeting => new { meeting.CommitteeId, meeting.HeldOn }).HasDatabaseName("meeting_of_committee");
            builder.HasIndex(meeting => new { meeting.HeldOn, meeting.CommitteeId }).HasDatabaseName("meeting_held");
        }
    }
}

/// <summary>Somebody who was invited.</summary>
/// <param name="SeatId">The seat of the committee that this person holds or stands in for; absent for guests.</param>
/// <param name="Level">The level the person came from.</param>
/// <param name="OnBehalfOf">The holder of the seat, where a substitute came.</param>
public sealed record Attendee(string Name, string? Office, string? Agency, string? Level, Guid? SeatId, bool Present, string? OnBehalfOf);

public sealed record Move(DateTimeOffset From, DateTimeOffset To, string Reason);

public sealed record Reopening(DateOnly On, string Reason);

/// <param name="IsDissent">To be read with the minutes for ever.</param>
public sealed record MinutesComment(DateOnly On, string By, string Text, bool IsDissent);
