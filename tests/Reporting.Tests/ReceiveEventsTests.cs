using System.Diagnostics;
using DanVan.Feedback.Contracts.V1;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.Reporting.Archive;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.EntityFrameworkCore;

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
            EventNames.Name(typeof(ConsultationOpened)), EventNames.Name(typeof(OpinionReceived)), .. ScorecardsTests.Counted];
        Assert.Equal(string.Join(',', published.Order(StringComparer.Ordinal)),
            await database.Read<string>("select string_agg(distinct event_type collate \"C\", ',') from indicator_input"));
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
    internal static EventEnvelope[] Events(int count, Random random)
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

    internal static Task<TestDatabase> Database() => TestDatabase.Migrated(Repository.Program("services/reporting/Reporting"), "reportingdb");

    internal static async Task Receive(TestDatabase database, EventEnvelope[] events, int chunk)
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
}
