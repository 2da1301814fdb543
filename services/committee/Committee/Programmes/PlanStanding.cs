using DanVan.Committee.Units;
using Npgsql;
using NpgsqlTypes;

namespace DanVan.Committee.Programmes;

/// <summary>Units that owe a plan under a programme, beside the plans that there are: one query over a part of the tree as of a day.</summary>
internal static class PlanStanding
{
    // Late is judged by the first last day: an extension never improves that figure. A day's answer stays the same for ever.
    private const string Standings = """
        with standing as (
            select asked.id, asked.level, plan.id as plan_id, coalesce(plan.due_on, @due) as due_on, plan.identical_share, coalesce(plan.flagged, false) as flagged,
                   case when plan.first_submitted_on <= @day then plan.first_submitted_on end as submitted_on,
                   case when plan.approved_on <= @day then plan.approved_on end as approved_on,
                   case when plan.approved_on <= @day then 'approved' when plan.first_submitted_on <= @day then 'submitted' else 'missing' end as standing,
                   coalesce(case when plan.first_submitted_on <= @day then plan.first_submitted_on end, @day) > @due as late,
                   coalesce(case when plan.first_submitted_on <= @day then plan.first_submitted_on end, @day) > coalesce(plan.due_on, @due) as late_despite_extension
            from unnest(@ids, @levels) as asked (id, level)
            left join plan on plan.programme_id = @programme and plan.unit_id = asked.id)
        """;

    internal static string Page(bool standing, bool late, bool flagged, bool after) => $"""
        {Standings}
        select id, level, plan_id, due_on, submitted_on, approved_on, standing, late, late_despite_extension, identical_share, flagged
        from standing
        where true
          {(standing ? "and standing = @standing" : "")}
          {(late ? "and late = @late" : "")}
          {(flagged ? "and flagged = @flagged" : "")}
          {(after ? "and id > @after" : "")}
        order by id limit @take
        """;

    internal const string Summary = Standings + """

        select level, count(*)::int, count(*) filter (where standing = 'approved')::int, count(*) filter (where standing = 'submitted')::int,
               count(*) filter (where standing = 'missing')::int, count(*) filter (where late)::int,
               count(*) filter (where late_despite_extension)::int, count(*) filter (where flagged)::int
        from standing group by level order by array_position(array['district', 'commune', 'agency'], level)
        """;

    /// <summary>The units below one, itself included, that a programme asks for a plan on the day.</summary>
    internal static IReadOnlyList<(Guid Id, string Level)> Asked(UnitTree units, Programme programme, Guid root, DateOnly day) =>
        !units.IsWithin(root, programme.UnitId, day) ? [] :
        [
            .. units.Subtree(root, day).Where(unit => unit.UnitId != programme.UnitId)
                .Select(unit => (unit.UnitId, Level: Programme.Level(unit.Kind))).Where(unit => programme.Levels.Contains(unit.Level)),
        ];

    internal static NpgsqlCommand Bind(
        this NpgsqlCommand command, Programme programme, IReadOnlyList<(Guid Id, string Level)> asked, DateOnly day, params (string Name, object? Value)[] filters)
    {
        command.Parameters.Add(new("ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = asked.Select(unit => unit.Id).ToArray() });
        command.Parameters.Add(new("levels", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = asked.Select(unit => unit.Level).ToArray() });
        command.Parameters.AddWithValue("programme", programme.Id);
        command.Parameters.AddWithValue("due", programme.PlansDueOn);
        command.Parameters.AddWithValue("day", day);
        foreach (var (name, value) in filters.Where(filter => filter.Value is not null))
            command.Parameters.AddWithValue(name, value!);
        return command;
    }
}
