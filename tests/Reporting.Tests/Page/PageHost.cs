using System.Globalization;
using DanVan.Committee.Contracts.V1;
using DanVan.Feedback.Contracts.V1;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.Playwright;
using Npgsql;

namespace DanVan.Reporting.Tests.Page;

/// <summary>
/// Reporting as a process with the real units of Nghệ An and the recognitions of the sample, and Chromium as it is installed here.
/// </summary>
public sealed class PageHost(World world) : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> parts = [];
    private IPlaywright? playwright;

    /// <summary>Of whom the page asks the way of an opinion.</summary>
    public const string Opinions = "https://feedback.danvan.example.vn/";

    /// <summary>Null where no Chromium is installed.</summary>
    public IBrowser? Browser { get; private set; }

    public ServiceProcess Reporting { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var chromium = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "google-chrome" }, Path.Combine).FirstOrDefault(File.Exists);
        if (chromium is null)
            return;
        var broker = await TestBroker.Create();
        parts.Add(broker);
        var database = await ReceiveEventsTests.Database();
        parts.Add(database);
        foreach (var table in new[] { "unit", "unit_version", "unit_transfer" })
            await Copy(table, world.Reporting.Database, database);
        await database.Run("update unit_revision set revision = revision + 1");
        var units = await Units(database);
        await ReceiveEventsTests.Receive(database, [.. Recognitions(units)], 250);
        await ReceiveEventsTests.Receive(database, [.. Work(units)], 250);
        Reporting = await ServiceProcess.Start(Repository.Program("services/reporting/Reporting"), TestTokens.Settings.Concat(
        [
            new("ConnectionStrings:reportingdb", database.ConnectionString),
            new("ConnectionStrings:rabbitmq", broker.ConnectionString),
            new("Page:Opinions", Opinions),
        ]));
        parts.Add(Reporting);
        await AgreeTargets(units["40"].First().Item1);
        playwright = await Playwright.CreateAsync();
        // As root there is no sandbox to be had; what is opened is our own.
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        foreach (var part in Enumerable.Reverse(parts))
            await part.DisposeAsync();
    }

    private static IEnumerable<EventEnvelope> Recognitions(ILookup<string, (Guid Id, DateOnly From, DateOnly? To)> units) =>
        Structures.Sample("illustrative/models.csv").Where(row => row["recognised_on"] != "").Select((row, number) =>
        {
            var day = DateOnly.Parse(row["recognised_on"], CultureInfo.InvariantCulture);
            return new EventEnvelope
            {
                Id = Guid.CreateVersion7(),
                Source = "model-registry",
                Type = EventNames.Name(typeof(ModelRecognised)),
                Subject = Guid.CreateVersion7(),
                SubjectVersion = 2,
                UnitId = units[row["unit_code"]].First(unit => unit.From <= day && (unit.To is null || day < unit.To)).Id,
                Time = new(day, new(8, 0), TimeSpan.FromHours(7)),
                RecordedTime = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(number),
                Sequence = number + 1,
                Actor = "test",
                Data = RawJson.Of($$"""{"evidenceTier":{{2 + number % 3}}}"""),
            };
        });

    /// <summary>What else happened in 2026: two communes asked, one has answered; promises were kept, one was not; plans were written and copied.</summary>
    private static IEnumerable<EventEnvelope> Work(ILookup<string, (Guid Id, DateOnly From, DateOnly? To)> units)
    {
        var communes = units.Where(unit => unit.Key.Length == 5).SelectMany(unit => unit).Where(unit => unit.To is null).Select(unit => unit.Id).Order().ToArray();
        var consultations = communes[..6].Select(_ => Guid.CreateVersion7()).ToArray();
        (Type Type, Guid Subject, string Data)[] happened =
        [
            .. consultations.Select(one => (typeof(ConsultationClosed), one, "{}")),
            .. consultations[..4].Select(one => (typeof(ConsultationCompleted), one, "{}")),
            .. Enumerable.Range(0, 9).Select(_ => (typeof(PromiseKept), Guid.CreateVersion7(), """{"onTime":true}""")),
            (typeof(PromiseOverdue), Guid.CreateVersion7(), "{}"),
            .. Enumerable.Range(0, 20).Select(plan => (typeof(PlanSubmitted), Guid.CreateVersion7(), plan % 5 == 0 ? """{"flagged":true}""" : """{"flagged":false}""")),
        ];
        return happened.Select((one, number) => new EventEnvelope
        {
            Id = Guid.CreateVersion7(),
            Source = "work",
            Type = EventNames.Name(one.Type),
            Subject = one.Subject,
            SubjectVersion = 1,
            UnitId = communes[number % communes.Length],
            Time = new(new(2026, 4, 1), new(8, 0), TimeSpan.FromHours(7)),
            RecordedTime = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(number),
            Sequence = number + 1,
            Actor = "test",
            Data = RawJson.Of(one.Data),
        });
    }

    private async Task AgreeTargets(Guid province)
    {
        using var planner = new HttpClient { BaseAddress = Reporting.Address };
        planner.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.For("province", World.Nghean, "reporting.read", "reporting.plan"));
        foreach (var (year, value) in new[] { (2025, 30), (2026, 40) })
        {
            using var agreed = await planner.Post("/v1/targets", new
            {
                unitId = province, indicator = "models-recognised", period = $"{year}", value, owner = "Ban Dân vận Tỉnh ủy", document = "05-CT/TU",
            });
            await agreed.ShouldBe(System.Net.HttpStatusCode.Created);
        }
    }

    private static async Task<ILookup<string, (Guid, DateOnly, DateOnly?)>> Units(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand("select code, unit_id, valid_from, valid_to from unit_version where code is not null");
        await using var rows = await command.ExecuteReaderAsync();
        List<(string Code, Guid, DateOnly, DateOnly?)> found = [];
        while (await rows.ReadAsync())
            found.Add((rows.GetString(0), rows.GetGuid(1), rows.GetFieldValue<DateOnly>(2), rows.IsDBNull(3) ? null : rows.GetFieldValue<DateOnly>(3)));
        return found.ToLookup(row => row.Code, row => (row.Item2, row.Item3, row.Item4));
    }

    private static async Task Copy(string table, TestDatabase from, TestDatabase to)
    {
        await using var source = new NpgsqlConnection(from.ConnectionString);
        await using var target = new NpgsqlConnection(to.ConnectionString);
        await source.OpenAsync();
        await target.OpenAsync();
        using var reader = await source.BeginTextExportAsync($"copy {table} to stdout");
        await using var writer = await target.BeginTextImportAsync($"copy {table} from stdin");
        await writer.WriteAsync(await reader.ReadToEndAsync());
    }
}
