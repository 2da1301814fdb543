using DanVan.Reporting.Rebuilding;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Reporting.Tests;

/// <summary>The facts made again from the archive beside those in use, compared, and put in their place.</summary>
public sealed class RebuildTests
{
    private const string Facts = "select md5(string_agg(concat_ws(' ', indicator, subject, unit_id, occurred_on, value, known_at, known_until, cause), ',' order by cause, indicator)) from fact";
    private const string Sums = "select md5(string_agg(concat_ws(' ', indicator, starts_on, unit_id, value, facts), ',' order by indicator, starts_on, unit_id)) from fact_sum where facts > 0";

    private static readonly ReadModel Model = ReadModel.All.Single(model => model.Name == "facts");

    [Fact]
    public async Task While_events_arrive_and_figures_are_read_the_facts_are_made_again_and_none_is_lost_or_doubled()
    {
        await using var database = await ReceiveEventsTests.Database();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var events = ReceiveEventsTests.Events(4000, new(60));
        await ReceiveEventsTests.Receive(database, events[..1500], 250);
        await database.Run("create view seen as select indicator, count(*) as facts from fact group by 1; grant select on fact to pg_monitor");
        var table = await database.Read<long>("select 'fact'::regclass::oid::bigint");
        using var done = new CancellationTokenSource();
        var reading = Read(source, done.Token);
        var arriving = ReceiveEventsTests.Receive(database, events[1500..], 50);
        var outcomes = new List<Outcome>();
        do
        {
            outcomes.Add(await new RebuildReadModel(source, TimeProvider.System).Run(Model, always: false, CancellationToken.None));
        }
        while (!arriving.IsCompleted);
        await arriving;
        await done.CancelAsync();
        Assert.True(await reading > 0);
        Assert.All(outcomes, outcome => Assert.True(outcome is { Switched: true, Missing: 0, Surplus: 0, Rows: > 0 }, outcome.Differences));
        Assert.NotEqual(table, await database.Read<long>("select 'fact'::regclass::oid::bigint"));

        await using var untouched = await ReceiveEventsTests.Database();
        await ReceiveEventsTests.Receive(untouched, events, 250);
        Assert.Equal(await untouched.Read<string>(Facts), await database.Read<string>(Facts));
        Assert.Equal(await untouched.Read<string>(Sums), await database.Read<string>(Sums));
        // Indexes, constraints and triggers bear the names that migrations know; views and rights are those of before.
        const string shape = "select string_agg(indexname, ' ' order by indexname) from pg_indexes where schemaname = 'public' and tablename like 'fact%'";
        Assert.Equal(await untouched.Read<string>(shape), await database.Read<string>(shape));
        Assert.Equal(await database.Read<long>("select count(*) from fact"), await database.Read<long>("select sum(facts) from seen"));
        const string published = "select coalesce(sum(value), 0) from analytics.figure";
        Assert.Equal(await untouched.Read<decimal>(published), await database.Read<decimal>(published));
        Assert.True(await database.Read<bool>("select has_table_privilege('pg_monitor', 'fact', 'select')"));
        Assert.Equal(outcomes.Count, await database.Read<int>("select count(*) from rebuild where outcome = 'switched'"));
    }

    [Fact]
    public async Task Facts_that_are_not_what_the_archive_says_are_reported_and_replaced_only_when_that_is_asked_for()
    {
        await using var database = await ReceiveEventsTests.Database();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await ReceiveEventsTests.Receive(database, ReceiveEventsTests.Events(400, new(61)), 100);
        var (facts, sums) = (await database.Read<string>(Facts), await database.Read<string>(Sums));
        await database.Run("update fact set value = 99 where id = (select min(id) from fact)");
        var damaged = await database.Read<string>(Facts);

        var rebuild = new RebuildReadModel(source, TimeProvider.System);
        var refused = await rebuild.Run(Model, always: false, CancellationToken.None);
        Assert.Equal((false, 1L, 1L), (refused.Switched, refused.Missing, refused.Surplus));
        Assert.Contains("99", refused.Differences, StringComparison.Ordinal);
        Assert.Equal(damaged, await database.Read<string>(Facts));

        Assert.True((await rebuild.Run(Model, always: true, CancellationToken.None)).Switched);
        Assert.Equal((facts, sums), (await database.Read<string>(Facts), await database.Read<string>(Sums)));
        Assert.Equal("differs switched", await database.Read<string>("select string_agg(outcome, ' ' order by id) from rebuild"));
        // The follower goes on where it was, into the new table.
        await ReceiveEventsTests.Receive(database, [.. ReceiveEventsTests.Events(800, new(61)).Select(one => one with { Id = Guid.CreateVersion7(), Source = "other" })], 100);
        Assert.Equal(await database.Read<long>("select sum(facts) from fact_sum"), await database.Read<long>("select count(*) from fact where known_until is null"));
    }

    [Fact]
    public async Task Behind_somebody_who_reads_for_long_neither_other_readers_nor_the_follower_wait_for_the_switch()
    {
        await using var database = await ReceiveEventsTests.Database();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Command Timeout=5");
        var events = ReceiveEventsTests.Events(400, new(63));
        await ReceiveEventsTests.Receive(database, events[..200], 100);
        await using var export = await source.OpenConnectionAsync();
        await using var open = await export.BeginTransactionAsync();
        await Run(export, "declare export cursor for select * from fact; fetch 1 from export");
        var table = await database.Read<long>("select 'fact'::regclass::oid::bigint");
        var rebuilding = new RebuildReadModel(source, TimeProvider.System).Run(Model, always: false, CancellationToken.None);
        for (var tries = 0; tries < 3; tries++)
        {
            // Each try is seen to wait and to be given up; who came behind it has read and written by then.
            await Eventually.Holds(() => database.Read<bool>("select exists (select from pg_locks where relation = 'fact'::regclass and not granted and mode = 'AccessExclusiveLock')"));
            await Run(source, "select count(*) from fact");
            await ReceiveEventsTests.Receive(database, events[(200 + tries * 50)..(250 + tries * 50)], 50);
        }
        Assert.False(rebuilding.IsCompleted);
        await open.RollbackAsync();
        Assert.True((await rebuilding).Switched);
        Assert.NotEqual(table, await database.Read<long>("select 'fact'::regclass::oid::bigint"));
        Assert.Equal(await database.Read<long>("select sum(facts) from fact_sum"), await database.Read<long>("select count(*) from fact where known_until is null"));
    }

    [Fact]
    public async Task A_rebuild_that_never_gets_the_old_facts_for_itself_gives_up_and_says_so()
    {
        await using var database = await ReceiveEventsTests.Database();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await ReceiveEventsTests.Receive(database, ReceiveEventsTests.Events(100, new(64)), 100);
        await using var export = await source.OpenConnectionAsync();
        await using var open = await export.BeginTransactionAsync();
        await Run(export, "select count(*) from fact");
        var why = await Assert.ThrowsAsync<TimeoutException>(() => new RebuildReadModel(source, TimeProvider.System) { MostTries = 2 }.Run(Model, always: false, CancellationToken.None));
        Assert.Contains("could not take their place", why.Message, StringComparison.Ordinal);
        await open.RollbackAsync();
        Assert.True((await new RebuildReadModel(source, TimeProvider.System).Run(Model, always: false, CancellationToken.None)).Switched);
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Run(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<int> Read(NpgsqlDataSource source, CancellationToken ct)
    {
        var read = 0;
        for (; !ct.IsCancellationRequested; read++)
        {
            await using var command = source.CreateCommand("select count(*) from fact f join fact_slice s on s.indicator = f.indicator and s.starts_on = quarter_of(f.occurred_on)");
            Assert.True((long)(await command.ExecuteScalarAsync(CancellationToken.None))! > 0);
        }
        return read;
    }
}
