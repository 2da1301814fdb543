using DanVan.Reporting.Contracts.V1;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Releases;

/// <summary>
/// A slice of figures that appears at a time: indicators in a stretch of days, of one unit or of all. From its declaration to that time it is
/// withheld behind every door (<see cref="Gates"/>); at that time it is released by the clock alone, and cannot be taken back.
/// </summary>
internal sealed class Release : Aggregate
{
    public const int LongestName = 200, LongestReason = 500, MostIndicators = 50;

    /// <summary>So near to its time nothing is changed any more: whoever has read that it is out would be told that it is not.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    public string Name { get; private set; } = "";

    public List<string> Indicators { get; private set; } = [];

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public Guid? UnitId { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset DeclaredAt { get; private set; }

    /// <summary>Null while no time is set.</summary>
    public DateTimeOffset? ReleaseAt { get; private set; }

    /// <summary>Why the last time that was set holds no more.</summary>
    public string? Withdrawn { get; private set; }

    public ReleaseState StateAt(DateTimeOffset now) => ReleaseAt is { } at ? at <= now ? ReleaseState.Released : ReleaseState.Embargo
        : Withdrawn is null ? ReleaseState.Draft : ReleaseState.Withdrawn;

    /// <param name="indicators">With the parts of ratios.</param>
    /// <param name="released">Slices that are out and hold some of these days and indicators.</param>
    public Decision<ReleaseDeclared> Declare(
        DeclareRelease.Request asked, Period days, IReadOnlyList<string> indicators, IReadOnlyList<Release> released, DateTimeOffset now)
    {
        // What is out stays out: another slice over it would take it back.
        if (released.FirstOrDefault(one => one.UnitId is null || asked.UnitId is null || one.UnitId == asked.UnitId) is { } before)
            return ReleaseProblems.Released.With($"'{before.Name}' đã công bố.", $"'{before.Name}' is out.", ("releaseId", before.Id));
        (Name, Indicators, From, To, UnitId, Reason, DeclaredAt) = (asked.Name, [.. indicators], days.From, days.To, asked.UnitId, asked.Reason, now);
        return new ReleaseDeclared(Id, Name, Indicators, From, To, UnitId, Reason, now);
    }

    public Decision<ReleaseEmbargoed> Embargo(DateTimeOffset releaseAt, DateTimeOffset now)
    {
        if (IsOut(now))
            return ReleaseProblems.Released;
        if (releaseAt <= now)
            return ReleaseProblems.TimePassed;
        var before = ReleaseAt;
        (ReleaseAt, Withdrawn) = (releaseAt.ToUniversalTime(), null);
        return new ReleaseEmbargoed(Id, releaseAt, before);
    }

    public Decision<ReleaseWithdrawn> Withdraw(string reason, DateTimeOffset now)
    {
        if (IsOut(now))
            return ReleaseProblems.Released;
        if (ReleaseAt is not { } at)
            return ReleaseProblems.NoTime;
        (ReleaseAt, Withdrawn) = (null, reason);
        return new ReleaseWithdrawn(Id, at, reason);
    }

    private bool IsOut(DateTimeOffset now) => ReleaseAt is { } at && at <= now + Settling;

    internal sealed class Mapping : IEntityTypeConfiguration<Release>
    {
        public void Configure(EntityTypeBuilder<Release> release)
        {
            release.ToTable("release");
            release.Property(one => one.Name).HasMaxLength(LongestName);
            release.Property(one => one.Indicators).HasColumnType("text[]");
            release.Property(one => one.From).HasColumnName("valid_from");
            release.Property(one => one.To).HasColumnName("valid_to");
            release.Property(one => one.Reason).HasMaxLength(LongestReason);
            release.Property(one => one.Withdrawn).HasMaxLength(LongestReason);
        }
    }
}

/// <summary>draft: no time is set. embargo: it waits for its time. withdrawn: its time holds no more. released: it is out.</summary>
public enum ReleaseState
{
    Draft,
    Embargo,
    Withdrawn,
    Released,
}

/// <summary>Why a release is refused, and what is told of a slice that is not out.</summary>
internal static class ReleaseProblems
{
    public static readonly Problem NotFound = new(404, "release-not-found", "Không có đợt công bố này", "No such release");
    public static readonly Problem Released = new(409, "release-is-out", "Số liệu đã công bố thì không thu hồi", "What is released is not taken back");
    public static readonly Problem NoTime = new(409, "release-has-no-time", "Đợt công bố chưa có giờ", "No time is set for the release");
    public static readonly Problem TimePassed = new(422, "release-time-passed", "Giờ công bố phải ở tương lai", "A release is at a time to come");
    public static readonly Problem SliceUnfit = new(422, "release-slice-unfit", "Phần số liệu không hợp lệ", "The slice is not valid");
    public static readonly Problem Embargo = new(403, "figures-under-embargo", "Số liệu chưa đến giờ công bố", "The figures are not released yet");
}
