using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Units;

public static class ReachableRows
{
    /// <summary>
    /// The rows of these units, each by the rule of rights on a day of its own. Where no day need be held against a stretch, nothing stands in
    /// the way of an index in the order of the list.
    /// </summary>
    /// <param name="day">The property that holds the day: <c>nameof</c>.</param>
    /// <param name="unit">The property that holds the unit.</param>
    public static IQueryable<T> Within<T>(this DbSet<T> rows, Reachable mine, string day, string unit = "UnitId")
        where T : class
    {
        string Column(string property) => rows.EntityType.FindProperty(property)!.GetColumnName();
        // Names of the model alone are put into the text. The table goes by a letter, as where a query is written out: task t, reply_duty d.
        var table = rows.EntityType.GetTableName()!;
        var row = table[table.LastIndexOf('_') + 1];
        var sql = $"select {row}.* from {table} {row} where {row}.{Column(unit)} = any({{0}})";
        if (!mine.IsForEver)
        {
            sql += $$"""
                 and exists (
                    select from unnest({0}, {1}, {2}) as mine (unit_id, since, until)
                    where mine.unit_id = {{row}}.{{Column(unit)}} and {{row}}.{{Column(day)}} >= mine.since and {{row}}.{{Column(day)}} < mine.until)
                """;
        }
        return rows.FromSqlRaw(sql, mine.Ids, mine.Since, mine.Until).AsNoTracking();
    }
}
