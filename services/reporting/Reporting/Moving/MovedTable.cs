using DanVan.Reporting.Rebuilding;
using Npgsql;

namespace DanVan.Reporting.Moving;

/// <summary>A table that moves with the tenant, as the catalogue of the database describes it: what a migration adds tomorrow moves too.</summary>
/// <param name="Columns">Those that are written, in their order.</param>
/// <param name="Key">The primary key, or the row where there is none, as an order that no locale changes.</param>
internal sealed record MovedTable(string Name, string Columns, string Key)
{
    private const string Log = "event_log";

    // The archive makes the facts again; which rebuilds there were is the history of an installation, and of which migrations is another's.
    private static readonly string[] Stay = [.. ReadModel.All.SelectMany(model => model.Tables), "rebuild", "migration"];

    public string File => $"{Name}.ndjson";

    // The numbers of transactions are those of a server. On another one the log comes before all that is written there (number 3 is the first
    // that a server gives), in its own order.
    private bool IsLog => Name == Log;

    public string Select => $"""
        select row_to_json(one)::text from (select {Columns} from "{Name}" r order by {(IsLog ? "(select position from event_chain where event_id = r.id) nulls last, xid, seq" : Key)}) one
        """;

    /// <summary>Rows <c>$1</c>, of which <c>$2</c> are there before them.</summary>
    public string Insert => IsLog
        ? $"""insert into "{Name}" ({Columns}, xid, seq) select {Columns}, '3'::xid8, $2 + ordinality from json_populate_recordset(null::"{Name}", $1::json) with ordinality"""
        : $"""insert into "{Name}" ({Columns}) overriding system value select {Columns} from json_populate_recordset(null::"{Name}", $1::json) where $2::bigint >= 0""";

    /// <summary>All that move, those on which others hang first.</summary>
    public static async Task<IReadOnlyList<MovedTable>> All(NpgsqlConnection connection, CancellationToken ct)
    {
        List<MovedTable> tables = [];
        await using (var read = new NpgsqlCommand("""
            select c.relname,
                (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and not (c.relname = $2 and a.attname in ('xid', 'seq'))),
                coalesce((select string_agg('r.' || quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place)
                    from pg_index i cross join lateral unnest(i.indkey::int2[]) with ordinality k (attnum, place)
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary),
                    'r::text collate "C"')
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and not c.relname = any($1)
            order by c.relname collate "C"
            """, connection)
        { Parameters = { new() { Value = Stay }, new() { Value = Log } } })
        {
            await using var row = await read.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct))
                tables.Add(new(row.GetString(0), row.GetString(1), row.GetString(2)));
        }
        return InOrder(tables, await Dependencies(connection, ct));
    }

    private static async Task<ILookup<string, string>> Dependencies(NpgsqlConnection connection, CancellationToken ct)
    {
        List<(string From, string To)> found = [];
        await using var read = new NpgsqlCommand("select conrelid::regclass::text, confrelid::regclass::text from pg_constraint where contype = 'f' and conrelid <> confrelid", connection);
        await using var row = await read.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            found.Add((row.GetString(0), row.GetString(1)));
        return found.ToLookup(one => one.From, one => one.To);
    }

    private static List<MovedTable> InOrder(List<MovedTable> tables, ILookup<string, string> hangsOn)
    {
        List<MovedTable> ordered = [];
        foreach (var table in tables)
            Place(table);
        return ordered;

        void Place(MovedTable table)
        {
            if (ordered.Contains(table))
                return;
            foreach (var other in tables.Where(one => hangsOn[table.Name].Contains(one.Name)))
                Place(other);
            ordered.Add(table);
        }
    }
}
