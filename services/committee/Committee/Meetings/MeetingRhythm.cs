namespace DanVan.Committee.Meetings;

/// <summary>When each committee at work last met, and by when it had to meet again: one query as of a day.</summary>
internal static class MeetingRhythm
{
    private const string Rule = """
        with rule as (
            select distinct on (level) level, months_between from meeting_rule
            where valid_from <= @day and (valid_to is null or @day < valid_to) order by level, valid_from desc)
        """;

    private const string Rhythm = Rule + """
        ,
        rhythm as (
            select committee.id, committee.name, committee.unit_id, committee.level, rule.months_between, held.last as last_held_on,
                   (coalesce(held.last, committee.valid_from) + make_interval(months => rule.months_between))::date as due_on
            from committee
            join rule on rule.level = committee.level
            left join lateral (
                select meeting.held_on as last from meeting where meeting.committee_id = committee.id and meeting.held_on <= @day
                order by meeting.held_on desc limit 1) held on true
            where committee.valid_from <= @day and (committee.valid_to is null or @day < committee.valid_to) and committee.unit_id = any(@units))
        """;

    internal static string Page(bool level, bool missed, bool after) => $"""
        {Rhythm}
        select id, name, unit_id, level, months_between, last_held_on, due_on, due_on < @day as missed from rhythm
        where true
          {(level ? "and level = @level" : "")}
          {(missed ? "and (due_on < @day) = @missed" : "")}
          {(after ? "and id > @after" : "")}
        order by id limit @take
        """;

    // Whoever met before the longest time between two meetings has missed it, however long ago that was: only what came later is read, in one pass.
    internal const string Summary = Rule + """
        ,
        met as (
            select committee_id, max(held_on) as last from meeting
            where held_on <= @day and held_on >= @day - make_interval(months => (select max(months_between) from rule)) group by committee_id),
        rhythm as (
            select committee.level, rule.months_between,
                   (coalesce(met.last, committee.valid_from) + make_interval(months => rule.months_between))::date as due_on
            from committee
            join rule on rule.level = committee.level
            left join met on met.committee_id = committee.id
            where committee.valid_from <= @day and (committee.valid_to is null or @day < committee.valid_to) and committee.unit_id = any(@units))
        select level, min(months_between), count(*)::int, count(*) filter (where due_on < @day)::int
        from rhythm group by level order by array_position(array['province', 'district', 'commune', 'agency'], level::text)
        """;
}
