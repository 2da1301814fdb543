using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>
/// The way every change is made: append what happened, then save once. The change, its event and the caller's key are stored in one
/// transaction, in one round trip where all of it is new.
/// </summary>
public sealed class EventLog
{
    internal const int LargestBatch = 500;

    private readonly DbContext db;
    private readonly EventNames names;
    private readonly LogSignals signals;
    private readonly WriteRequest write;
    private readonly Caller caller;
    private readonly TimeProvider clock;
    private long appended;

    internal EventLog(DbContext db, EventNames names, LogSignals signals, WriteRequest write, Caller caller, TimeProvider clock) =>
        (this.db, this.names, this.signals, this.write, this.caller, this.clock) = (db, names, signals, write, caller, clock);

    /// <summary>Adds the event to this transaction and raises the version of its subject.</summary>
    /// <param name="on">The day on which it happened, where that is not today: what is entered late keeps both times.</param>
    /// <param name="cause">The event of another service that this one answers.</param>
    public void Append(Aggregate subject, object happened, Readers readers, DateOnly? on = null, Guid? cause = null) =>
        db.Add(new LoggedEvent
        {
            Seq = ++appended,
            Type = names.Of(happened.GetType()),
            Subject = subject.Id,
            Version = subject.NextVersion(),
            UnitId = readers.UnitId,
            IsPublic = readers.IsPublic,
            Actor = caller.Client,
            Cause = cause,
            OccurredAt = on is { } day && day != clock.Today() ? VietnamTime.Midnight(day).ToUniversalTime() : clock.GetUtcNow(),
            Traceparent = Activity.Current?.Id,
            Data = JsonSerializer.Serialize(happened, happened.GetType(), Json.Options),
        });

    /// <summary>Commits, then answers. A lost race is answered by the refusal named for its constraint.</summary>
    public async Task<Microsoft.AspNetCore.Http.IResult> Save(
        Answer answer, CancellationToken ct, params (string Constraint, Refusal Refusal)[] lost)
    {
        write.Remember(db, answer);
        try
        {
            await Commit(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return CommonProblems.Stale.ToRefusal();
        }
        catch (Exception e) when (Broken(e) is { } constraint && Lost(constraint, lost) is { } refusal)
        {
            return refusal;
        }
        return answer;
    }

    /// <summary>Commits what a job or a consumer appended.</summary>
    public async Task Commit(CancellationToken ct)
    {
        // Npgsql sends one batch as one implicit transaction: BEGIN and COMMIT cost nothing. A failed insert undoes it;
        // an update that finds no row does not, so only pure inserts may go without.
        var entries = db.ChangeTracker.Entries();
        db.Database.AutoTransactionBehavior = entries.Count() <= LargestBatch && entries.All(entry => entry.State == EntityState.Added)
            ? AutoTransactionBehavior.Never
            : AutoTransactionBehavior.WhenNeeded;
        // Without a transaction of its own EF Core would not try again.
        await db.Database.CreateExecutionStrategy().ExecuteAsync(db.SaveChangesAsync, ct);
        signals.Appended();
    }

    // What is deferred breaks with the commit itself, which Entity Framework does not wrap.
    private static string? Broken(Exception e) => (e as PostgresException ?? e.InnerException as PostgresException)?.ConstraintName;

    private static Refusal? Lost(string constraint, (string Constraint, Refusal Refusal)[] lost) => constraint switch
    {
        IdempotencyKey.Unique => CommonProblems.Conflict,
        LoggedEvent.OnePerVersion => CommonProblems.Stale,
        _ => Array.Find(lost, one => one.Constraint == constraint).Refusal,
    };
}
