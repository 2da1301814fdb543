using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Privacy;

/// <summary>Two officials and a reason open an identity for a day. The database holds the two apart, and the person sees that it happened.</summary>
internal sealed class Unsealing : Aggregate
{
    public const int LongestReason = 1000;
    public const string TwoOfficials = "unsealing_by_two_officials";
    private static readonly TimeSpan OpenFor = TimeSpan.FromDays(1);

    private Unsealing()
    {
    }

    /// <summary>The opinion or petition.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The unit that it lies before.</summary>
    public Guid UnitId { get; private set; }

    public string Reason { get; private set; } = "";

    public string RequestedBy { get; private set; } = "";

    public DateTimeOffset RequestedAt { get; private set; }

    public string? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public static (Unsealing Unsealing, UnsealingRequested Event) Request(Guid subjectId, Guid unitId, string reason, string client, DateTimeOffset now)
    {
        var unsealing = new Unsealing { SubjectId = subjectId, UnitId = unitId, Reason = reason, RequestedBy = client, RequestedAt = now };
        return (unsealing, new(unsealing.Id, subjectId, unitId, VietnamTime.Day(now)));
    }

    public Decision<IdentityUnsealed> Approve(string client, DateTimeOffset now)
    {
        if (ApprovedAt is not null)
            return FeedbackProblems.UnsealedAlready;
        if (client == RequestedBy)
            return FeedbackProblems.SecondOfficialNeeded;
        (ApprovedBy, ApprovedAt) = (client, now);
        return new IdentityUnsealed(Id, SubjectId, UnitId, VietnamTime.Day(now));
    }

    /// <summary>For the two who stand for it, for a day.</summary>
    public bool IsOpenTo(string client, DateTimeOffset now) =>
        ApprovedAt is { } approved && now < approved + OpenFor && (client == RequestedBy || client == ApprovedBy);

    internal sealed class Table : IEntityTypeConfiguration<Unsealing>
    {
        public void Configure(EntityTypeBuilder<Unsealing> unsealing)
        {
            unsealing.ToTable("unsealing", table => table.HasCheckConstraint(TwoOfficials, "approved_by <> requested_by"));
            unsealing.Property(one => one.Reason).HasMaxLength(LongestReason);
            unsealing.HasIndex(one => new { one.SubjectId, one.Id }).HasDatabaseName("unsealing_by_subject");
            unsealing.HasIndex(one => new { one.UnitId, one.Id }).HasDatabaseName("unsealing_by_unit");
        }
    }
}
