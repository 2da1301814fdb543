using System.Diagnostics;
using System.Diagnostics.Metrics;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DanVan.Committee.Deadlines;

/// <summary>Which deadlines are kept and which passed, for the dashboards; counted when the change is stored, by kind of obligation.</summary>
internal static class DeadlineCount
{
    private static readonly Meter Meter = new("DanVan");
    private static readonly Counter<long> Met = Meter.CreateCounter<long>("danvan.deadlines.met", "{obligation}", "Obligations done by the day that counts");
    private static readonly Counter<long> Missed = Meter.CreateCounter<long>("danvan.deadlines.missed", "{obligation}", "Obligations done after the day that counts");
    private static readonly Counter<long> Passed = Meter.CreateCounter<long>("danvan.deadlines.passed", "{obligation}", "Obligations that fell overdue while they were open");

    // From nought, or the first obligation of each process would be no increase.
    internal static void Begin()
    {
        foreach (var kind in typeof(Obligation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Obligation))))
        {
            var tags = new TagList { { "kind", Kebab.Of(kind.Name) } };
            Met.Add(0, tags);
            Missed.Add(0, tags);
            Passed.Add(0, tags);
        }
    }

    /// <summary>What the changes that are about to be stored do to deadlines.</summary>
    internal static List<Change> In(ChangeTracker changes) =>
        [.. changes.Entries<Obligation>().Where(entry => entry.State == EntityState.Modified).Select(Of)];

    internal static void Add(List<Change> stored)
    {
        foreach (var (kind, fellOverdue, onTime) in stored)
        {
            var tags = new TagList { { "kind", kind } };
            if (fellOverdue)
                Passed.Add(1, tags);
            if (onTime is not { } kept)
                continue;
            // Both, so that neither series is missing where they are compared.
            Met.Add(kept ? 1 : 0, tags);
            Missed.Add(kept ? 0 : 1, tags);
        }
    }

    // What was withdrawn was neither kept nor missed.
    private static Change Of(EntityEntry<Obligation> entry) => new(
        Kebab.Of(entry.Metadata.ClrType.Name),
        entry.Property(one => one.OverdueSince) is { OriginalValue: null, CurrentValue: not null },
        entry.Property(one => one.IsOpen) is { OriginalValue: true, CurrentValue: false } ? entry.Entity.OnTime : null);

    /// <param name="OnTime">Null where nothing was done.</param>
    internal sealed record Change(string Kind, bool FellOverdue, bool? OnTime);
}
