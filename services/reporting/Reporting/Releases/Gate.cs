using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.Reporting.Releases;

/// <summary>A slice of figures that is withheld, and until when.</summary>
/// <param name="Indicators">Codes.</param>
/// <param name="From">First day of the slice.</param>
/// <param name="To">Last day of the slice.</param>
/// <param name="UnitId">What is counted within this unit; absent for all units.</param>
/// <param name="Reason">Why.</param>
/// <param name="ReleaseAt">When it appears by itself; absent while no time is set.</param>
public sealed record EmbargoView(
    Guid ReleaseId, string Name, IReadOnlyList<string> Indicators, DateOnly From, DateOnly To, Guid? UnitId, string Reason, DateTimeOffset? ReleaseAt);

/// <summary>One release, as doors ask it.</summary>
/// <param name="Told">Those of its indicators that anybody may know of.</param>
internal sealed record Gate(
    Guid Id, string Name, IReadOnlyList<string> Indicators, IReadOnlyList<string> Told, Period Days, Guid? UnitId, string Reason, DateTimeOffset DeclaredAt,
    DateTimeOffset? ReleaseAt)
{
    /// <summary>
    /// Not out yet: then no knowledge of any time passes. And for the knowledge of a time between declaration and release it stays shut: who
    /// asks what was known then is told what was told then.
    /// </summary>
    public bool IsShut(DateTimeOffset now, DateTimeOffset? asOf) =>
        ReleaseAt is not { } at || now < at || asOf is { } then && then >= DeclaredAt && then < at;

    /// <summary>Is any part of such a figure in the slice?</summary>
    public bool Touches(string indicator, Period days) => days.From <= Days.To && Days.From <= days.To && Indicators.Contains(indicator);

    /// <summary>Can anything that is counted for the unit, in whatever structure, have been counted in the slice?</summary>
    public bool Touches(Placement placement, Guid unitId) => UnitId is not { } own || placement.Touching(unitId).Overlaps(placement.EverWithin(own));

    /// <summary>The refusal of what is asked for too early: which slice, why, and when it appears.</summary>
    public static Refusal Refuse(IReadOnlyList<Gate> shut)
    {
        var (name, reason) = (shut[0].Name, shut[0].Reason);
        return shut[0].ReleaseAt is { } at
            ? ReleaseProblems.Embargo.With(
                $"'{name}' được công bố lúc {at.ToOffset(TimeSpan.FromHours(7)):HH:mm 'ngày' dd/MM/yyyy}: {reason}",
                $"'{name}' is released at {at.ToOffset(TimeSpan.FromHours(7)):yyyy-MM-dd'T'HH:mm:sszzz}: {reason}", ("embargoes", shut.Select(one => one.View).ToList()))
            : ReleaseProblems.Embargo.With(
                $"'{name}' chưa có giờ công bố: {reason}", $"No time is set for the release of '{name}': {reason}", ("embargoes", shut.Select(one => one.View).ToList()));
    }

    public EmbargoView View => new(Id, Name, Told, Days.From, Days.To, UnitId, Reason, ReleaseAt);
}

/// <summary>
/// The releases there are, as of a revision that is read with the freshness of every answer: nothing here can be stale, in however many
/// processes, and where nothing is shut it costs a comparison.
/// </summary>
internal sealed class Gates(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Sql = """
        select r.id, r.name, r.indicators, array(select distinct i.code from indicator i where i.code = any(r.indicators) and i.visibility <> 'subtree' order by 1),
            r.valid_from, r.valid_to, r.unit_id, r.reason, r.declared_at, r.release_at
        from release r order by r.id
        """;

    private volatile Known known = new(-1, []);

    private sealed record Known(long Revision, IReadOnlyList<Gate> All);

    /// <summary>Those that are shut for a question about now, or about what was known at a time.</summary>
    public async ValueTask<IReadOnlyList<Gate>> Shut(long revision, DateTimeOffset? asOf, CancellationToken ct)
    {
        var held = known;
        // A revision read earlier than the one held says nothing new.
        if (held.Revision < revision)
            known = held = new(revision, await Read(ct));
        if (held.All.Count == 0)
            return held.All;
        var now = clock.GetUtcNow();
        return [.. held.All.Where(one => one.IsShut(now, asOf))];
    }

    private async Task<IReadOnlyList<Gate>> Read(CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<Gate> gates = [];
        while (await rows.ReadAsync(ct))
            gates.Add(new(
                rows.GetGuid(0), rows.GetString(1), rows.GetFieldValue<string[]>(2), rows.GetFieldValue<string[]>(3),
                new(rows.GetFieldValue<DateOnly>(4), rows.GetFieldValue<DateOnly>(5)), rows.IsDBNull(6) ? null : rows.GetGuid(6), rows.GetString(7),
                rows.GetFieldValue<DateTimeOffset>(8), rows.IsDBNull(9) ? null : rows.GetFieldValue<DateTimeOffset>(9)));
        return gates;
    }
}
