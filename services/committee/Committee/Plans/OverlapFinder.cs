using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Programmes;
using DanVan.Committee.Units;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Plans;

/// <summary>A text that a plan is like.</summary>
/// <param name="Kind">programme, parent or sibling.</param>
/// <param name="PlanId">The other plan; absent for the programme.</param>
/// <param name="Share">Share of this plan's words that stand there in the same order: 0 to 1.</param>
/// <param name="Passages">These words, as this plan writes them.</param>
public sealed record AlikeText(string Kind, Guid UnitId, Guid? PlanId, decimal Share, IReadOnlyList<Passage> Passages);

/// <summary>Holds a plan against the programme, the plan of the unit above, and the plans of its neighbours.</summary>
internal sealed class OverlapFinder(CommitteeDbContext db, UnitTreeSource source)
{
    public async Task<IReadOnlyList<AlikeText>> Find(Plan plan, Programme programme, PlanText text, DateOnly on, CancellationToken ct)
    {
        var units = await source.Current(ct);
        var parent = units.Find(plan.UnitId, on)?.ParentId;
        var others = parent is { } above ? units.Children(above, on).Select(unit => unit.UnitId).Append(above).Except([plan.UnitId]).ToArray() : [];
        var plans = await db.Plans.AsNoTracking()
            .Where(other => other.ProgrammeId == plan.ProgrammeId && others.Contains(other.UnitId) && other.FirstSubmittedOn != null)
            .Select(other => new { other.Id, other.UnitId, other.Text }).ToListAsync(ct);
        var mine = Words(text);
        return
        [
            .. plans.Select(other => Compare(other.UnitId == parent ? "parent" : "sibling", other.UnitId, other.Id, mine, Words(other.Text)))
                .Append(Compare("programme", programme.UnitId, null, mine, string.Join('\n', programme.Contents.Select(content => $"{content.Title}\n{content.Text}"))))
                .Where(alike => alike.Share > 0).OrderByDescending(alike => alike.Share),
        ];
    }

    public async Task<Overlap> Measure(Plan plan, Programme programme, PlanText text, DateOnly on, CancellationToken ct)
    {
        var alike = await Find(plan, programme, text, on, ct);
        return new(alike is [var most, ..] ? most.Share : 0, (await Limit(plan, on, ct))?.Share ?? 1);
    }

    /// <summary>The limit for the plan's level on the day; null where none is set.</summary>
    public async Task<OverlapLimit?> Limit(Plan plan, DateOnly on, CancellationToken ct)
    {
        var units = await source.Current(ct);
        var level = Programme.Level((units.Find(plan.UnitId, on) ?? units.Find(plan.UnitId)!).Kind);
        return await db.OverlapLimits.AsNoTracking().Where(limit => limit.Level == level && limit.From <= on && (limit.To == null || on < limit.To))
            .OrderByDescending(limit => limit.From).FirstOrDefaultAsync(ct);
    }

    private static AlikeText Compare(string kind, Guid unitId, Guid? planId, string mine, string other)
    {
        var (share, passages) = SharedWords.Of(mine, other);
        return new(kind, unitId, planId, share, passages);
    }

    private static string Words(PlanText text) =>
        string.Join('\n', text.Answers.SelectMany(answer => new[] { answer.Why, answer.Text }).Prepend(text.LocalCharacteristics));
}
