using DanVan.Committee.Committees;
using DanVan.Committee.Programmes;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Plans;

/// <summary>What every change of a plan begins and ends with.</summary>
internal sealed class PlanDesk(CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock)
{
    private UnitTree units = UnitTree.Empty;

    public DateOnly Today => clock.Today();

    /// <summary>The programme of the plan that was opened.</summary>
    public Programme Programme { get; private set; } = new();

    /// <summary>The plan, if the caller may act on it for the day and has seen its newest version.</summary>
    /// <param name="asSuperior">The step is that of the level above: the unit itself may not take it.</param>
    public async Task<Decision<Plan>> Open(Guid id, DateOnly on, IfMatch ifMatch, bool asSuperior, CancellationToken ct)
    {
        units = await source.Current(ct);
        if (await db.Plans.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } plan)
            return CommitteeProblems.PlanNotFound;
        Programme = await db.Programmes.AsNoTracking().SingleAsync(one => one.Id == plan.ProgrammeId, ct);
        if (caller.IsOutside(units, plan.UnitId, on, out var outside))
            return plan.IsPublic ? outside : CommitteeProblems.PlanNotFound;
        if (asSuperior && caller.IsOutside(units, Superior(plan.UnitId, on), on, out outside))
            return outside;
        return ifMatch.Stale(plan, out var stale) ? stale : plan;
    }

    /// <summary>The programme under which a plan is to begin, if it was issued and asks the unit for one on the day.</summary>
    public async Task<Decision<Programme>> Begin(Guid programmeId, Guid unitId, DateOnly on, CancellationToken ct)
    {
        units = await source.Current(ct);
        if (units.Find(unitId) is null)
            return CommitteeProblems.UnitNotFound;
        if (caller.IsOutside(units, unitId, on, out var outside))
            return outside;
        if (await db.Programmes.AsNoTracking().SingleOrDefaultAsync(one => one.Id == programmeId && one.IssuedOn != null, ct) is not { } programme)
            return CommitteeProblems.ProgrammeNotFound;
        if (units.Find(unitId, on) is not { } unit)
            return CommitteeProblems.UnitNotInForce;
        if (unitId == programme.UnitId || !programme.Levels.Contains(Programme.Level(unit.Kind)) || !units.IsWithin(unitId, programme.UnitId, on))
            return CommitteeProblems.PlanNotAsked;
        return Programme = programme;
    }

    /// <summary>Appends the event and answers with the plan as it stands.</summary>
    public Task<IResult> Save(Plan plan, object happened, DateOnly on, CancellationToken ct, int status = 200)
    {
        log.Append(plan, happened, plan.Readers, on);
        var view = View(plan);
        return log.Save(
            status == 201 ? Answer.Created($"/v1/plans/{plan.Id}", view, plan.Version) : Answer.Ok(view, plan.Version), ct,
            (Plan.OnePerUnit, CommitteeProblems.PlanTaken));
    }

    /// <summary>The plan with what this caller may do with it today.</summary>
    public async Task<IResult> Show(Plan plan, CancellationToken ct)
    {
        units = await source.Current(ct);
        Programme = await db.Programmes.AsNoTracking().SingleAsync(one => one.Id == plan.ProgrammeId, ct);
        return Answer.Ok(View(plan), plan.Version);
    }

    private PlanResource View(Plan plan) => PlanResource.Of(plan, Open(plan));

    private IReadOnlyList<string> Open(Plan plan)
    {
        if (!caller.Has(CommitteesModule.Write))
            return [];
        var (own, above) = (!caller.IsOutside(units, plan.UnitId, Today, out _), !caller.IsOutside(units, Superior(plan.UnitId, Today), Today, out _));
        var steps = PlanLife.Table.Steps(plan.State).Where(step => own && (above || !step.IsOfSuperior())).Select(step => Kebab.Of(step));
        return plan.State is PlanState.Draft or PlanState.Returned && own && above ? [.. steps, "extend"] : [.. steps];
    }

    // The unit directly above on the day; the programme's own where the unit had ended by then.
    private Guid Superior(Guid unitId, DateOnly on) => units.Find(unitId, on)?.ParentId ?? Programme.UnitId;
}
