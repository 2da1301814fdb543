using System.Diagnostics;
using DanVan.Feedback.Contracts.V1;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.Reporting.Archive;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.Reporting.Tests;

/// <summary>The archive and its facts, without a broker in between: only what arrives matters, never when or how often.</summary>
public sealed class ReceiveEventsTests
{
    private static readonly string Withdrawn = EventNames.Name(typeof(RecognitionWithdrawn));

    private const string Facts = "select coalesce(string_agg(concat_ws(' ', indicator, subject, unit_id, occurred_on, value, known_at, known_until, cause), ',' order by cause, indicator), '') from fact";

    [Fact]
    public async Task Neither_the_order_of_arrival_nor_redelivery_changes_a_fact()
    {
        var random = new Random(2018);
        var events = Events(400, random);
        await using var inOrder = await Database();
        await Receive(inOrder, events, 100);
        await using var shuffled = await Database();
        EventEnvelope[] twice = [.. events, .. events];
        random.Shuffle(twice);
        await Receive(shuffled, twice, 37);
        Assert.Equal(await inOrder.Read<string>(Facts), await shuffled.Read<string>(Facts));
        Assert.Equal(400, await shuffled.Read<int>("select count(*) from event_archive"));
        // 40 models, each counted once whatever was said of it, but for those whose recognition was withdrawn.
        var withdrawn = events.Where(one => one.Type == Withdrawn).Select(one => one.Subject).Distinct().Count();
        Assert.Equal(40 - withdrawn, await shuffled.Read<int>("select count(*) from fact where indicator = 'models-recognised' and known_until is null"));
    }

    [Fact]
    public async Task Every_event_that_an_indicator_counts_is_one_that_a_service_publishes()
    {
        await using var database = await Database();
        string[] published = [EventNames.Name(typeof(ModelRegistered)), EventNames.Name(typeof(ModelRecognised)),
            EventNames.Name(typeof(RecognitionWithdrawn)),
            EventNames.Name(typeof(ConsultationOpened)), EventNames.Name(typeof(OpinionReceived))];
        Assert.Equal(string.Join(',', published.Order(StringComparer.Ordinal)),
            await database.Read<string>("select string_agg(event_type, ',' order by event_type collate \"C\") from indicator_input"));
    }

    [Fact]
    public async Task What_is_held_now_and_what_was_held_then_are_read_through_an_index()
    {
        await using var database = await Database();
        await database.Run("""
            insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, known_until, cause, source, position)
            select case when n % 50 = 0 then 'models-recognised' else 'opinions-received' end, 1, gen_random_uuid(), gen_random_uuid(), date '2018-01-01' + n % 3000, 1,
                now() - interval '1 day', case when n % 7 = 0 then now() end, gen_random_uuid(), 'x', n from generate_series(1, 60000) n;
            """);
        await database.Run("vacuum analyze fact");
        Assert.Contains("fact_held", await Plan(database, null), StringComparison.Ordinal);
        Assert.Contains("fact_known", await Plan(database, DateTimeOffset.UtcNow), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_thousand_events_a_second_are_archived_and_counted()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("DANVAN_FULL") == "1", "A measurement: wants the machine for itself (tests/run --full).");
        await using var database = await Database();
        var events = Events(50_000, new Random(5));
        await Receive(database, events[..2500], 250);
        var began = Stopwatch.GetTimestamp();
        await Receive(database, events[2500..], 250);
        var perSecond = (events.Length - 2500) / Stopwatch.GetElapsedTime(began).TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"{perSecond:0} events per second");
        Assert.True(perSecond >= 5000, $"{perSecond:0} events per second");
    }

    /// <summary>Every model is recognised, some several times, at random days; some are withdrawn; the rest of the log is of other types.</summary>
    private static EventEnvelope[] Events(int count, Random random)
    {
        var models = Enumerable.Range(0, count / 10).Select(_ => Guid.CreateVersion7()).ToArray();
        string[] types = [EventNames.Name(typeof(ModelRecognised)), EventNames.Name(typeof(ModelRegistered)), "vn.danvan.model-registry.something-else.v1"];
        return [.. Enumerable.Range(1, count).Select(position => new EventEnvelope
        {
            Id = Guid.CreateVersion7(),
            Source = "model-registry",
            Type = position <= models.Length ? types[0] : random.Next(50) == 0 ? Withdrawn : types[random.Next(3)],
            Subject = models[position % models.Length],
            SubjectVersion = position / models.Length + 1,
            UnitId = models[0],
            Time = new DateTimeOffset(2018, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(random.Next(2000)),
            RecordedTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(position),
            Sequence = position,
            Actor = "test",
            Data = RawJson.Of("""{"title":"Tổ tự quản an ninh trật tự","field":"defence-security","decision":"12/QĐ-BCĐ"}"""),
        })];
    }

    private static Task<TestDatabase> Database() => TestDatabase.Migrated(Repository.Program("services/reporting/Reporting"), "reportingdb");

    private static async Task Receive(TestDatabase database, EventEnvelope[] events, int chunk)
    {
        await using var db = new ReportingDbContext(new DbContextOptionsBuilder<ReportingDbContext>()
            .UseNpgsql(database.ConnectionString + ";Max Auto Prepare=64").UseSnakeCaseNamingConvention().Options);
        var receive = new ReceiveEvents(db);
        foreach (var some in events.Chunk(chunk))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await receive.Handle(some, CancellationToken.None);
            await transaction.CommitAsync();
        }
    }

    private static async Task<string> Plan(TestDatabase database, DateTimeOffset? asOf)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("explain (costs off) " + FactSums.Sql(asOf), connection);
        command.Parameters.Ask("models-recognised", new(new(2018, 1, 1), new(2018, 12, 31)), Epochs.Of(Committee.Units.UnitTree.Empty), asOf);
        await using var rows = await command.ExecuteReaderAsync();
        var plan = "";
        while (await rows.ReadAsync())
            plan += rows.GetString(0) + "\n";
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        return plan;
    }
}
