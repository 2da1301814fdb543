using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Inspections;

/// <summary>An inspection of a committee.</summary>
/// <param name="Targets">Where, the highest risk first.</param>
/// <param name="TeamSeatIds">Who goes, the leader first.</param>
/// <param name="Transitions">What this caller may do now.</param>
public sealed record InspectionResource(
    Guid Id, Guid CommitteeId, Guid UnitId, InspectionKind Kind, string Title, IReadOnlyList<Guid> TeamSeatIds, IReadOnlyList<InspectionTarget> Targets,
    DateOnly From, DateOnly To, InspectionState State, string? Conclusion, long Version, IReadOnlyList<string> Transitions)
{
    internal static InspectionResource Of(Inspection one, Caller caller, UnitTree units, DateOnly today) => new(
        one.Id, one.CommitteeId, one.UnitId, one.Kind, one.Title, one.TeamSeatIds, one.Targets, one.From, one.To, one.State, one.Conclusion, one.Version,
        !caller.Has(CommitteesModule.Write) || caller.IsOutside(units, one.UnitId, today, out _) ? [] : one.State switch
        {
            InspectionState.Planned => ["start"],
            InspectionState.Running => ["record-finding", "find-good-deed", "ask-for-reply", "close"],
            _ => ["ask-for-reply"],
        });
}

/// <summary>Something that was found, and what becomes of it.</summary>
/// <param name="TaskId">The task that puts it right.</param>
/// <param name="Deadline">The last day for looking again.</param>
public sealed record FindingResource(
    Guid Id, Guid InspectionId, Guid UnitId, string Criterion, string Statement, Severity Severity, IReadOnlyList<string> Evidence, Guid TaskId, DateOnly FoundOn,
    DeadlineResource Deadline, DateOnly? CorrectedOn, long Version)
{
    internal static FindingResource Of(Finding one) => new(
        one.Id, one.InspectionId, one.UnitId, one.Criterion, one.Statement, one.Severity, one.Evidence, one.TaskId, one.FoundOn, DeadlineResource.Of(one),
        one.CorrectedOn, one.Version);
}

/// <summary>What every change of an inspection begins and ends with.</summary>
internal sealed class InspectionDesk(CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock)
{
    public DateOnly Today => clock.Today();

    public Task<UnitTree> Units(CancellationToken ct) => source.Current(ct);

    /// <summary>The inspection, if it is there and the caller acts for the committee's unit.</summary>
    public async Task<Decision<Inspection>> Open(Guid id, IfMatch? ifMatch, CancellationToken ct)
    {
        if (await db.Inspections.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } inspection
            || caller.IsOutside(await Units(ct), inspection.UnitId, Today, out _))
            return InspectionProblems.NotFound;
        return ifMatch is not null && ifMatch.Stale(inspection, out var stale) ? stale : inspection;
    }

    public async Task<IResult> Save(Inspection inspection, object happened, CancellationToken ct)
    {
        log.Append(inspection, happened, Readers.Within(inspection.UnitId));
        return await log.Save(Answer.Ok(InspectionResource.Of(inspection, caller, await Units(ct), Today), inspection.Version), ct);
    }
}
