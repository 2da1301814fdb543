namespace DanVan.Committee.Meetings;

/// <summary>Which sentences of a conclusion each committee below has made tasks of: one walk down the tree of committees as of a day.</summary>
internal static class ConclusionCoverage
{
    private const string Below = """
        -- Who directed whom on the day; nothing is looked up where nobody has moved since.
        with recursive moved (since) as materialized (select exists (select from earlier_parent where @day < valid_to)),
        directed as not materialized (
            select id, level, parent_id from committee
            where valid_from <= @day and (valid_to is null or @day < valid_to)
              and (not (select since from moved) or not exists (select from earlier_parent where committee_id = committee.id and @day < earlier_parent.valid_to))
            union all
            select committee.id, committee.level, earlier.parent_id from earlier_parent earlier join committee on committee.id = earlier.committee_id
            where (select since from moved) and earlier.valid_from <= @day and @day < earlier.valid_to
              and committee.valid_from <= @day and (committee.valid_to is null or @day < committee.valid_to)),
        below (id, level) as (
            select id, level from directed where parent_id = @committee
            union
            -- "offset 0" asks for one parent after the other, through the index.
            select next.id, next.level from below cross join lateral (select id, level from directed where parent_id = below.id offset 0) next)
        """;

    // Looks at the tasks of one committee after the other in the order of the page, until the page is full.
    internal static string Page(bool complete, bool after) => $"""
        {Below},
        shown as (
            select below.id, covered.sentences
            from (select id from below {(after ? "where id > @after" : "")} order by id) below
            cross join lateral (select array(
                select distinct sentence from conclusion_task where conclusion_id = @conclusion and committee_id = below.id order by sentence) as sentences) covered
            {(complete ? "where (cardinality(covered.sentences) = @all) = @complete" : "")}
            order by below.id limit @take)
        select committee.id, committee.name, committee.unit_id, committee.level::text, shown.sentences
        from shown join committee on committee.id = shown.id order by shown.id
        """;

    internal const string Summary = Below + """
        ,
        covered as (
            select committee_id, count(distinct sentence) as sentences from conclusion_task where conclusion_id = @conclusion group by committee_id)
        select level::text, count(*)::int, count(*) filter (where sentences = @all)::int, count(*) filter (where sentences is null)::int,
               round(coalesce(avg(coalesce(sentences, 0)), 0) / @all, 3)
        from below left join covered on covered.committee_id = below.id
        group by level order by array_position(array['district', 'commune', 'agency'], level::text)
        """;
}
