using System.Diagnostics;
using System.Diagnostics.Metrics;
using DanVan.Feedback.Petitions;
using DanVan.Feedback.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DanVan.Feedback.Clock;

/// <summary>Whether people are answered in time, for dashboards and alerts: counted when an answer is stored, by what it answers.</summary>
internal static class AnswerCount
{
    private const string Petition = "petition", DataRequest = "data-request";

    private static readonly Meter Meter = new("DanVan");
    private static readonly Counter<long> Met = Meter.CreateCounter<long>("danvan.deadlines.met", "{answer}", "Answers given by their last day");
    private static readonly Counter<long> Missed = Meter.CreateCounter<long>("danvan.deadlines.missed", "{answer}", "Answers given after their last day");
    private static readonly Gauge<long> Overdue = Meter.CreateGauge<long>("danvan.petitions.overdue", "{petition}", "Open petitions whose last day has passed");

    // From nought, or the first answer of each process would be no increase.
    internal static void Begin()
    {
        foreach (var kind in (string[])[Petition, DataRequest])
        {
            Met.Add(0, new TagList { { "kind", kind } });
            Missed.Add(0, new TagList { { "kind", kind } });
        }
    }

    /// <summary>What is about to be stored: for each answer whether it came in time.</summary>
    internal static List<(string Kind, bool InTime)> In(ChangeTracker changes) =>
    [
        .. changes.Entries<PetitionRound>().Where(entry => IsAnswer(entry.Property(one => one.AnsweredOn)))
            .Select(entry => (Petition, entry.Entity.AnsweredOn <= entry.Entity.DueOn)),
        .. changes.Entries<DataRequest>().Where(entry => IsAnswer(entry.Property(one => one.AnsweredOn)))
            .Select(entry => (DataRequest, entry.Entity.AnsweredOn <= entry.Entity.DueOn)),
    ];

    internal static void Add(List<(string Kind, bool InTime)> stored)
    {
        foreach (var (kind, inTime) in stored)
        {
            var tags = new TagList { { "kind", kind } };
            // Both, so that neither series is missing where they are compared.
            Met.Add(inTime ? 1 : 0, tags);
            Missed.Add(inTime ? 0 : 1, tags);
        }
    }

    /// <param name="petitions">How many are open although their last day has passed: nobody has answered these at all.</param>
    internal static void Say(long petitions) => Overdue.Record(petitions);

    private static bool IsAnswer<T>(PropertyEntry<T, DateOnly?> answered)
        where T : class => answered is { EntityEntry.State: EntityState.Modified, OriginalValue: null, CurrentValue: not null };
}
