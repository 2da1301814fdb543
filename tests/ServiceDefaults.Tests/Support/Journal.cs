using DanVan.TestKit;
using Npgsql;

namespace DanVan.ServiceDefaults.Tests;

/// <summary>What a follower has applied, in the order in which it did.</summary>
internal static class Journal
{
    internal static async Task<List<long>> Applied(this TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand("select position from journal order by applied");
        await using var rows = await command.ExecuteReaderAsync();
        List<long> positions = [];
        while (await rows.ReadAsync())
            positions.Add(rows.GetInt64(0));
        return positions;
    }

    /// <summary>Waits until the follower has applied the last of these, and checks that each came once and in order.</summary>
    internal static async Task HasAppliedOnce(this TestDatabase database, int count)
    {
        await Eventually.Holds(async () => await database.Read<long>($"select count(*) from journal where position = {count}") > 0, what: $"position {count} is followed");
        Assert.Equal(UpTo(count), await database.Applied());
    }

    internal static IEnumerable<long> UpTo(int count) => Enumerable.Range(1, count).Select(position => (long)position);

    internal static void IsContiguous(this IReadOnlyList<EventEnvelope> log, int count) => Assert.Equal(UpTo(count), log.Select(one => one.Sequence));
}
