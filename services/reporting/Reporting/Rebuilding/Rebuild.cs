using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Rebuilding;

/// <summary>An operator asks for a read model to be made again. One waits for each at a time; what it came to is kept.</summary>
internal sealed class Rebuild : Aggregate
{
    public const string OneWaits = "one_rebuild_waits";
    public const string Requested = "requested", Switched = "switched", Differs = "differs", Failed = "failed";
    public const int LongestName = 40, LongestReason = 500;

    public string ReadModel { get; private set; } = "";

    public bool Always { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public string State { get; private set; } = Requested;

    public DateTimeOffset? EndedAt { get; private set; }

    public long? Rows { get; private set; }

    public long? Missing { get; private set; }

    public long? Surplus { get; private set; }

    public string? Differences { get; private set; }

    public string? Reason { get; private set; }

    public RebuildRequested Request(string readModel, bool always, DateTimeOffset now)
    {
        (ReadModel, Always, RequestedAt) = (readModel, always, now);
        return new(Id, ReadModel, Always);
    }

    public ReadModelRebuilt End(Outcome outcome, DateTimeOffset now)
    {
        (State, EndedAt) = (outcome.Switched ? Switched : Differs, now);
        (Rows, Missing, Surplus, Differences) = (outcome.Rows, outcome.Missing, outcome.Surplus, outcome.Differences);
        return new(Id, ReadModel, State, Rows, Missing, Surplus, null);
    }

    /// <summary>Nothing was switched: what is read is what was read before.</summary>
    public ReadModelRebuilt Fail(string reason, DateTimeOffset now)
    {
        (State, EndedAt, Reason) = (Failed, now, reason.Length > LongestReason ? reason[..LongestReason] : reason);
        return new(Id, ReadModel, State, null, null, null, Reason);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Rebuild>
    {
        public void Configure(EntityTypeBuilder<Rebuild> builder)
        {
            builder.ToTable("rebuild_request");
            builder.Property(one => one.ReadModel).HasMaxLength(LongestName);
            builder.Property(one => one.State).HasMaxLength(10);
            builder.Property(one => one.Differences).HasColumnType("jsonb");
            builder.Property(one => one.Reason).HasMaxLength(LongestReason);
            builder.HasIndex(one => one.ReadModel).IsUnique().HasFilter($"state = '{Requested}'").HasDatabaseName(OneWaits);
        }
    }
}

/// <param name="State"><c>requested</c>; <c>switched</c>; <c>differs</c>: the old one stays, it is not what the archive says; <c>failed</c>.</param>
/// <param name="Rows">Rows of the new one.</param>
/// <param name="Missing">Rows of the new one that the old one has not.</param>
/// <param name="Surplus">Rows of the old one that the new one has not.</param>
/// <param name="Differences">Some of them, as JSON, to be looked at.</param>
/// <param name="Reason">Why it failed.</param>
public sealed record RebuildResource(
    Guid Id, string ReadModel, bool Always, string State, DateTimeOffset RequestedAt, DateTimeOffset? EndedAt, long? Rows, long? Missing, long? Surplus,
    string? Differences, string? Reason)
{
    internal static RebuildResource Of(Rebuild one) => new(
        one.Id, one.ReadModel, one.Always, one.State, one.RequestedAt, one.EndedAt, one.Rows, one.Missing, one.Surplus, one.Differences, one.Reason);
}
