using System.Globalization;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Reporting.Tests;

/// <summary>What the role of analysts can do with SQL: read what is published, by whatever they try, and stop nobody.</summary>
public sealed class AnalystsTests(Counted world) : IClassFixture<Counted>
{
    [Fact]
    public async Task The_analysts_role_can_neither_write_nor_look_behind_the_views_nor_run_for_ever()
    {
        await using var analyst = await Analyst();
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await Refused(analyst, "select 1 from public.fact"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await Refused(analyst, "select 1 from public.counted"));
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, await Refused(analyst, "create temp table mine (id int)"));
        Assert.Equal("30s", await Read<string>(analyst, "show statement_timeout"));
        Assert.Equal(0, await Read<int>(analyst, """
            select count(*) from information_schema.views v where v.table_schema = 'analytics'
              and obj_description(format('%I.%I', v.table_schema, v.table_name)::regclass) is null
            """));
    }

    [Theory]
    // Three opinions and four registered models of Đội Cung, of which nothing is published.
    [InlineData("select * from analytics.figure where indicator = 'opinions-received' and unit_id = '01900000-0000-7000-8000-000000016681'")]
    [InlineData("select * from analytics.figure where indicator = 'models-registered'")]
    [InlineData("select * from analytics.indicator where code = 'models-registered'")]
    [InlineData("select * from analytics.embargo where indicator = 'models-registered'")]
    public async Task A_plan_shows_nothing_of_what_is_withheld(string sql)
    {
        await using var analyst = await Analyst();
        var plan = await Lines(analyst, $"explain (analyze, verbose, buffers) {sql}");
        var steps = plan.Where(line => line.Contains("actual time", StringComparison.Ordinal)).ToList();
        Assert.Contains("Function Scan on analytics.published_", Assert.Single(steps), StringComparison.Ordinal);
        Assert.DoesNotContain(plan, line => line.Contains("fact", StringComparison.Ordinal) || line.Contains("Window", StringComparison.Ordinal));
        // The counts of what a condition removed are of what is published.
        var view = sql.Split(' ')[3];
        var removed = plan.Where(line => line.Contains("Rows Removed", StringComparison.Ordinal)).Sum(line => int.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));
        Assert.Equal(await Read<int>(analyst, $"select count(*) from {view}"), removed + (await Lines(analyst, sql)).Count);
    }

    [Theory]
    [InlineData("analytics.figure", "indicator")]
    [InlineData("analytics.indicator", "code")]
    public async Task A_condition_of_an_analyst_meets_only_what_is_published(string view, string code)
    {
        await using var analyst = await Analyst();
        // It fails on the first registered model, or on the only indicator that counts them.
        Assert.True(await Read<int>(analyst, $"select count(*) from {view} where 1 / (case when {code} = 'models-registered' then 0 else 1 end) = 1") > 0);
    }

    [Fact]
    public async Task What_a_question_read_says_nothing_of_what_it_asked_for()
    {
        // Each in a session of its own, which is where it is counted, and in one breath: an open transaction is soon ended.
        async Task<string> Reads(string sql)
        {
            await using var analyst = await Analyst();
            return string.Join(", ", (await Lines(analyst, $"""
                begin;
                {sql};
                select 'read ' || relname || ' ' || seq_tup_read || ' ' || coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
                    where seq_tup_read + coalesce(idx_tup_fetch, 0) > 0 order by 1;
                rollback
                """)).Where(line => line.StartsWith("read ", StringComparison.Ordinal)));
        }
        var all = await Reads("select * from analytics.figure");
        Assert.Contains("read fact ", all, StringComparison.Ordinal);
        const string asked = "select * from analytics.figure where indicator = 'opinions-received' and unit_id = '01900000-0000-7000-8000-000000016681'";
        Assert.Equal(all, await Reads(asked));
        Assert.Equal(all, await Reads($"set local enable_seqscan = off; set local enable_indexscan = on; set local enable_bitmapscan = on; set local seq_page_cost = 1e300; set local cpu_tuple_cost = 1e300; {asked}"));
    }

    [Fact]
    public async Task An_analyst_who_sets_the_limits_off_is_ended_all_the_same()
    {
        // The service ends what goes on for too long, so it runs, whichever test comes first.
        using var running = world.Reporting.Anonymous();
        await using var analyst = await Analyst();
        await Read<int>(analyst, "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; select 1");
        Assert.Equal(PostgresErrorCodes.QueryCanceled, await Refused(analyst, "select pg_sleep(60)::text"));
        await Read<int>(analyst, "begin; select 1");
        await Ended(await Read<int>(analyst, "select pg_backend_pid()"));
    }

    [Theory]
    // Behind a transaction that has a number no event of any service on the server is numbered, and it need never be idle for long.
    [InlineData("begin; select pg_current_xact_id()::text", true)]
    [InlineData("begin; select pg_current_xact_id()::text", false)]
    // Without a number it still keeps what is deleted from being cleared away.
    [InlineData("begin", true)]
    // This may be the lock of whoever numbers the log, and is kept without a transaction.
    [InlineData("select pg_advisory_lock(1)::text", true)]
    public async Task An_analyst_who_is_in_the_way_of_others_is_ended_in_whatever_database(string sql, bool own)
    {
        using var running = world.Reporting.Anonymous();
        await using var analyst = await Analyst(own ? null : "postgres");
        var session = await Read<int>(analyst, "select pg_backend_pid()");
        await Lines(analyst, sql);
        await Eventually.Holds(async () =>
        {
            // Asking again and again, it is never idle for as long as it may be.
            if (analyst.State == System.Data.ConnectionState.Open)
                await Record.ExceptionAsync(() => Lines(analyst, "select 1"));
            return await IsEnded(session);
        });
    }

    [Fact]
    public async Task A_statement_that_will_not_be_cancelled_is_ended_with_its_session()
    {
        using var running = world.Reporting.Anonymous();
        await using var analyst = await Analyst();
        Assert.Equal(PostgresErrorCodes.AdminShutdown, await Refused(analyst, """
            set statement_timeout = 0;
            do $$ begin
                loop
                    begin
                        perform pg_sleep(60);
                    exception when query_canceled then null;
                    end;
                end loop;
            end $$
            """));
    }

    [Fact]
    public async Task An_analyst_who_sets_read_only_off_has_no_tables_to_fill_all_the_same()
    {
        using var running = world.Reporting.Anonymous();
        await using var analyst = await Analyst();
        await Eventually.Holds(async () => !await world.Reporting.Database.Read<bool>("select has_database_privilege('danvan_analyst', current_database(), 'temporary')"));
        await Lines(analyst, "set default_transaction_read_only = off");
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await Refused(analyst, "create temp table mine (id int)"));
    }

    private Task Ended(int session) => Eventually.Holds(() => IsEnded(session));

    private Task<bool> IsEnded(int session) => world.Reporting.Database.Read<bool>($"select not exists (select from pg_stat_activity where pid = {session})");

    private async Task<NpgsqlConnection> Analyst(string? database = null)
    {
        await world.Reporting.Database.Run("alter role danvan_analyst password 'analyst'");
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(world.Reporting.Database.ConnectionString)
        {
            Username = "danvan_analyst",
            Password = "analyst",
            Database = database ?? world.Reporting.Database.Name,
            Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<string> Refused(NpgsqlConnection analyst, string sql) => (await Assert.ThrowsAsync<PostgresException>(() => Lines(analyst, sql))).SqlState;

    private static async Task<T> Read<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T), CultureInfo.InvariantCulture);
    }

    private static async Task<List<string>> Lines(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        List<string> lines = [];
        do
        {
            while (await rows.ReadAsync())
                lines.Add(Convert.ToString(rows.GetValue(0), CultureInfo.InvariantCulture)!);
        }
        while (await rows.NextResultAsync());
        return lines;
    }
}
