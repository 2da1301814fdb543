using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>How a figure became what it is: every day on which something about it became known, and what it was from then on.</summary>
internal static class GetRevisions
{
    // A fact adds its value when it becomes known, and takes it away when a correction takes its place.
    private const string Exact = """
        select (c.at at time zone 'Asia/Ho_Chi_Minh')::date, f.unit_id, width_bucket(f.occurred_on, $4), sum(c.sign * f.value), count(*) filter (where c.sign > 0), count(*) filter (where c.sign < 0)
        from fact f cross join lateral (values (f.known_at, 1), (f.known_until, -1)) c (at, sign)
        where f.indicator = $1 and f.occurred_on between $2 and $3 and f.unit_id = any($7) and c.at is not null and ($5::timestamptz is null or c.at <= $5)
        group by 1, 2, 3 order by 1, 3
        """;

    private const string Groups = $"""
        select (known_at at time zone 'Asia/Ho_Chi_Minh')::date, unit_id, width_bucket(occurred_on, $4), sum(value), count(*), 0::bigint
        from {FactGroups.Groups}
        where occurred_on between $2 and $3 and unit_id = any($7) and ($5::timestamptz is null or known_at <= $5)
        group by 1, 2, 3 order by 1, 3
        """;

    private sealed record After(DateOnly Day);

    private sealed record Change(DateOnly Day, FactSum Sum, long Learnt, long Withdrawn);

    internal static void Map(RouteGroupBuilder figures) => figures.MapGet("/revisions", Handle)
        .WithName(nameof(GetRevisions)).WithSummary("Every day on which a figure changed, and what it was from then on").AllowAnonymous().AddEndpointFilter<FreshAnswer>()
        .Answers<RevisionsView>().Refuses(400, 401, 403, 404, 422, 503);

    internal static async Task<IResult> Handle(
        [AsParameters] FigureQuery query, [AsParameters] Paging paging, Questions questions, NpgsqlDataSource database, CancellationToken ct)
    {
        var (question, why) = await questions.Read(query, ct);
        if (question is null || question.IsDivided(out why))
            return why!;
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var epochs = question.Epochs;
        var casting = new Casting(question, epochs);
        var exact = (await Read(database, Exact, question, epochs, ct)).Where(change => question.MaySee(change.Sum.UnitId, epochs.Day(change.Sum.Epoch)));
        var groups = question.Indicator.IsGrouped
            ? (await Read(database, Groups, question, epochs, ct)).Where(change => !question.MaySee(change.Sum.UnitId, epochs.Day(change.Sum.Epoch))) : [];
        var (reported, recast) = (0m, 0m);
        List<RevisionView> revisions = [];
        // Units that only touch this one are read too.
        var within = exact.Concat(groups).Where(change => GetWhy.Count(casting, change.Sum) is { Reported: true } or { Share: > 0 });
        foreach (var day in within.GroupBy(change => change.Day).OrderBy(day => day.Key))
        {
            var sums = day.Select(change => change.Sum).OrderBy(sum => sum.Epoch).ToList();
            var (more, moved) = (casting.AsReported(sums, Grouping.None).Value, casting.Recast(sums, Grouping.None, casting.Structure).Value);
            (reported, recast) = (reported + more, recast + moved);
            revisions.Add(new(day.Key, FigureView.Round(more), FigureView.Round(reported), FigureView.Round(moved), FigureView.Round(recast), day.Sum(change => change.Learnt), day.Sum(change => change.Withdrawn)));
        }
        var page = paging.Of([.. revisions.Where(one => after is null || one.On > after.Day).Take(paging.Size + 1)], one => new After(one.On));
        return TypedResults.Ok(new RevisionsView(page.Items, page.Next, question.Breaks));
    }

    private static async Task<List<Change>> Read(NpgsqlDataSource database, string sql, Question question, Epochs epochs, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = question.Indicator.Code });
        command.Parameters.Add(new() { Value = question.Period.From });
        command.Parameters.Add(new() { Value = question.Period.To });
        command.Parameters.Add(new() { Value = epochs.Starts });
        command.Parameters.Add(HeldFacts.Time(question.AsOf));
        command.Parameters.Add(new() { Value = epochs.Reorganisations });
        command.Parameters.Add(new() { Value = question.Placement.Touching(question.UnitId).ToArray() });
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<Change> changes = [];
        while (await rows.ReadAsync(ct))
            changes.Add(new(rows.GetFieldValue<DateOnly>(0), new(rows.GetGuid(1), rows.GetInt32(2), rows.GetDecimal(3)), rows.GetInt64(4), rows.GetInt64(5)));
        return changes;
    }
}

/// <summary>A page of the days on which a figure changed.</summary>
/// <param name="Next">The cursor of the page behind it, absent on the last.</param>
/// <param name="Breaks">Days inside the period on which the definition changed: what was counted before and after does not compare.</param>
public sealed record RevisionsView(IReadOnlyList<RevisionView> Items, string? Next, IReadOnlyList<DateOnly> Breaks);

/// <summary>What became known of a figure on one day.</summary>
/// <param name="On">The day in Vietnam; <c>asOf</c> this day the figure is what stands here, in the structures of units as they are known now.</param>
/// <param name="Change">By how much the figure as reported changed.</param>
/// <param name="AsReported">What it was at the end of the day, in the units of the time.</param>
/// <param name="RecastChange">By how much the re-cast figure changed.</param>
/// <param name="Recast">What it was at the end of the day, in the structure that is asked for.</param>
/// <param name="Learnt">Facts that became known; whole groups where small groups are withheld.</param>
/// <param name="Withdrawn">Facts whose place a correction took, or that were withdrawn.</param>
public sealed record RevisionView(DateOnly On, decimal Change, decimal AsReported, decimal RecastChange, decimal Recast, long Learnt, long Withdrawn);
