using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units.Importing;

/// <summary>What one reorganisation does to the registry, or why it cannot be done.</summary>
/// <param name="Endings">Units that end, with where they went.</param>
/// <param name="Continuations">Units that go on, with what they are from the day on.</param>
/// <param name="Beginnings">Units that begin.</param>
/// <param name="Refused">Rows that stay out: where there is one, nothing is done at all.</param>
internal sealed record ReorganisationPlan(
    IReadOnlyList<ReorganisationPlan.Ending> Endings,
    IReadOnlyList<ReorganisationPlan.Continuation> Continuations,
    IReadOnlyList<ReorganisationPlan.Beginning> Beginnings,
    IReadOnlyList<RefusedRow> Refused)
{
    public static ReorganisationPlan Refusing(params IReadOnlyList<RefusedRow> refused) => new([], [], [], refused);

    public sealed record Ending(UnitVersion Unit, IReadOnlyList<UnitTransfer> Given);

    public sealed record Continuation(UnitVersion Before, UnitFacts After, IReadOnlyList<UnitTransfer> Received);

    public sealed record Beginning(Guid UnitId, UnitFacts Facts, IReadOnlyList<UnitTransfer> Received);

    /// <summary>
    /// Lets the units change, and returns what happened in the order of the log: endings first, lowest tier first, then codes as they become
    /// free, then beginnings from the top down, then the rest, so that at no position of the log two units hold one code.
    /// </summary>
    public IEnumerable<(Unit Unit, IUnitEvent Happened)> Apply(IReadOnlyDictionary<Guid, Unit> units, DateOnly day, LegalDocument document)
    {
        foreach (var (gone, given) in Endings.OrderByDescending(ending => UnitKinds.Tier(ending.Unit.Kind)))
            yield return Certain(units[gone.UnitId], unit => unit.Abolish(given, day, document));
        foreach (var (before, after, _) in InOrderOfRelease(Continuations.Where(one => one.Before.Code != one.After.Code)))
            yield return Certain(units[before.UnitId], unit => unit.Recode(after.Code, day, document));
        foreach (var (id, facts, received) in Beginnings.OrderBy(beginning => UnitKinds.Tier(beginning.Facts.Kind)))
        {
            yield return received.Count == 0
                ? Certain(units[id], unit => unit.Register(facts, day, document))
                : Certain(units[id], unit => unit.BeginByMerger(facts, received, day, document));
        }
        foreach (var continuation in Continuations)
        {
            foreach (var happened in GoOn(units[continuation.Before.UnitId], continuation, day, document))
                yield return happened;
        }
    }

    private static IEnumerable<(Unit, IUnitEvent)> GoOn(Unit unit, Continuation continuation, DateOnly day, LegalDocument document)
    {
        var (before, after, received) = continuation;
        if (before.Kind != after.Kind)
            yield return Certain(unit, one => one.Reclassify(after.Kind, UnitNames.Full(before.ShortName, after.Kind), day, document));
        if (unit.Newest.Name != after.Name || unit.Newest.ShortName != after.ShortName)
            yield return Certain(unit, one => one.Rename(after.Name, after.ShortName, day, document));
        if (before.ParentId != after.ParentId)
            yield return Certain(unit, one => one.Reparent(after.ParentId, day, document));
        if (before.Measures != after.Measures)
            yield return Certain(unit, one => one.Measure(after.Measures, day, document));
        if (received.Count > 0)
            yield return Certain(unit, one => one.TakeIn(received, day, document));
    }

    // The plan was derived from the state that these units are in: a refusal is a fault of the plan, not of the file.
    private static (Unit, IUnitEvent) Certain<T>(Unit unit, Func<Unit, Decision<T>> change)
        where T : class, IUnitEvent =>
        change(unit).Refused(out var refusal, out var happened)
            ? throw new InvalidOperationException($"{refusal.Problem.Code} for unit {unit.Id}: {refusal.En}")
            : (unit, happened);

    private static List<Continuation> InOrderOfRelease(IEnumerable<Continuation> recoded)
    {
        var (waiting, ordered) = (recoded.ToList(), new List<Continuation>());
        while (waiting.Count > 0)
        {
            // Units that swap codes have no order; the database sees their changes together.
            var next = waiting.FindIndex(one => waiting.TrueForAll(other => other == one || other.Before.Code != one.After.Code));
            ordered.Add(waiting[Math.Max(next, 0)]);
            waiting.RemoveAt(Math.Max(next, 0));
        }
        return ordered;
    }
}
