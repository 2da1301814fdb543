using Npgsql;
using NpgsqlTypes;

namespace DanVan.Feedback.Groupings;

/// <summary>Streams all arguments of a consultation through <see cref="Likeness"/> into the table of suggestions, one at a time in memory.</summary>
internal sealed class SuggestionWriter(NpgsqlDataSource database)
{
    private const int LongestWork = 600;

    /// <summary>How many arguments were placed, in how many groups.</summary>
    public async Task<(int Arguments, int Groups)> Write(Guid groupingId, Guid consultationId, double threshold, CancellationToken ct)
    {
        var (likeness, arguments) = (new Likeness(threshold), 0);
        await using var reading = await database.OpenConnectionAsync(ct);
        await using var writing = await database.OpenConnectionAsync(ct);
        await using (var copy = await writing.BeginBinaryImportAsync(
            "copy suggestion (grouping_id, group_number, argument_key, similarity) from stdin (format binary)", ct))
        {
            // Most people first: whoever heads a group says it best.
            await using var select = new NpgsqlCommand("""
                select argument.key, argument.provision_id, opinion.text from argument join opinion on opinion.id = argument.opinion_id
                where argument.consultation_id = $1 and argument.opinions > 0 order by argument.opinions desc, argument.key
                """, reading) { CommandTimeout = LongestWork };
            select.Parameters.Add(new() { Value = consultationId });
            await using var rows = await select.ExecuteReaderAsync(ct);
            for (; await rows.ReadAsync(ct); arguments++)
            {
                var (number, similarity) = likeness.Place(await rows.IsDBNullAsync(1, ct) ? null : rows.GetGuid(1), rows.GetString(2));
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(groupingId, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(number, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(rows.GetGuid(0), NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(similarity, NpgsqlDbType.Double, ct);
            }
            await copy.CompleteAsync(ct);
        }
        await using var sum = new NpgsqlCommand("""
            insert into suggested_group (grouping_id, number, consultation_id, head, arguments, opinions)
            select grouping_id, group_number, $2, (array_agg(key order by opinions desc, key))[1], count(*), sum(opinions)
            from suggestion join argument on key = argument_key where grouping_id = $1 group by grouping_id, group_number
            """, writing) { CommandTimeout = LongestWork };
        sum.Parameters.Add(new() { Value = groupingId });
        sum.Parameters.Add(new() { Value = consultationId });
        await sum.ExecuteNonQueryAsync(ct);
        return (arguments, likeness.Groups);
    }
}
