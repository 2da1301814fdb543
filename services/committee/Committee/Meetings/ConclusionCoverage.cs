namespace DanVan.Committee.Meetings;

/// <summary>Which sentences of a conclusion each committee below has made tasks of: one walk down the tree of committees as of a day.</summary>
internal static class ConclusionCoverage
{
    private const string Below = """
        with recursive below (id, level) as (
            select id, level from committee
            where parent_id = @committee and valid_from <= @day and (valid_to is null or @day < valid_to)
            union
            select next.id, next.level from below
            join committee next on next.parent_id = below.id and next.valid_from <= @day and (next.valid_to is null or @day < next.valid_to))
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
