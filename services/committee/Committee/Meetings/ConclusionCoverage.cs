namespace DanVan.Committee.Meetings;

/// <summary>Which sentences of a conclusion each committee below has made tasks of: one walk down the tree of committees as of a day.</summary>
internal static class ConclusionCoverage
{
    private const string Coverage = """
        with recursive below (id, name, unit_id, level) as (
            select id, name, unit_id, level::text from committee
            where parent_id = @committee and valid_from <= @day and (valid_to is null or @day < valid_to)
            union
            select next.id, next.name, next.unit_id, next.level::text from below
            join committee next on next.parent_id = below.id and next.valid_from <= @day and (next.valid_to is null or @day < next.valid_to)),
        covered as (
            select committee_id, array_agg(distinct sentence order by sentence) as sentences from conclusion_task
            where conclusion_id = @conclusion group by committee_id),
        coverage as (
            select below.*, coalesce(covered.sentences, '{}') as sentences from below left join covered on covered.committee_id = below.id)
        """;

    internal static string Page(bool complete, bool after) => $"""
        {Coverage}
        select id, name, unit_id, level, sentences from coverage
        where true
          {(complete ? "and (cardinality(sentences) = @all) = @complete" : "")}
          {(after ? "and id > @after" : "")}
        order by id limit @take
        """;

    internal const string Summary = Coverage + """

        select level, count(*)::int, count(*) filter (where cardinality(sentences) = @all)::int, count(*) filter (where cardinality(sentences) = 0)::int,
               round(coalesce(avg(cardinality(sentences)), 0) / @all, 3)
        from coverage group by level order by array_position(array['district', 'commune', 'agency'], level)
        """;
}
