using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Benchmarks;

/// <summary>The committee service as a real process, with a province many times the size of Nghệ An, all of it entered through the API.</summary>
internal sealed class CommitteeWorld : IAsyncDisposable
{
    public const int Districts = 100, Communes = 3199, Committees = 10_000;
    private const int Callers = 8;

    private readonly TestDatabase database;
    private readonly TestBroker broker;
    private readonly ServiceProcess service;
    private readonly HttpClient client;

    private CommitteeWorld(TestDatabase database, TestBroker broker, ServiceProcess service)
    {
        (this.database, this.broker, this.service) = (database, broker, service);
        client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Callers }) { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", new TestToken("benchmark")
        {
            Unit = "P1",
            Scopes = ["committee.read", "committee.write", "committee.registry"],
            Expires = DateTimeOffset.UtcNow.AddHours(2),
        }.Sign());
    }

    public TestDatabase Database => database;

    public long Memory => service.Memory().Now;

    public Guid Province { get; private set; }

    public Guid ProvincialCommittee { get; private set; }

    public Guid District { get; private set; }

    public static async Task<CommitteeWorld> Create()
    {
        var program = Repository.Program("services/committee/Committee");
        var broker = await TestBroker.Create();
        var database = await TestDatabase.Migrated(program, "committeedb");
        var service = await ServiceProcess.Start(program,
        [
            new("ConnectionStrings:committeedb", new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 30 }.ConnectionString),
            new("ConnectionStrings:rabbitmq", broker.ConnectionString),
            new("Limits:PerSecond", "1000000"),
            new("Limits:Burst", "1000000"),
            .. TestTokens.Settings,
        ]);
        return new(database, broker, service);
    }

    public async Task<JsonElement> Get(string path) => await Read(await client.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<JsonElement> Post(string path, object body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
        return await Send(request, ifMatch);
    }

    /// <summary>One file of 3,300 units, as an import job.</summary>
    public async Task ImportUnits()
    {
        var csv = new StringBuilder("code,name,type_en,parent_code\nP1,Tỉnh Lớn,province,\n");
        for (var district = 1; district <= Districts; district++)
            csv.Append(CultureInfo.InvariantCulture, $"D{district},Huyện {district},district,P1\n");
        for (var commune = 1; commune <= Communes; commune++)
            csv.Append(CultureInfo.InvariantCulture, $"C{commune},Xã {commune},commune,D{1 + (commune % Districts)}\n");
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/unit-imports?kind=structure&validFrom=2015-01-01&documentSymbol=1&documentIssuer=1&documentEffectiveOn=2015-01-01")
        {
            Content = new StringContent(csv.ToString(), Encoding.UTF8, "text/csv"),
        };
        var job = (await Send(request, null)).GetProperty("id").GetGuid();
        await Eventually.Holds(async () => (await Get($"v1/unit-imports/{job}")).GetProperty("state").GetString() == "applied", TimeSpan.FromMinutes(5));
        Province = (await Get("v1/units?code=P1")).GetProperty("items")[0].GetProperty("id").GetGuid();
    }

    /// <summary>Three committees in a row for each unit, each below one of the level above.</summary>
    public async Task EstablishCommittees(Action<int> after)
    {
        var units = new List<(Guid Id, Guid? Parent, string Level)>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await Get($"v1/units?limit=500{cursor}");
            units.AddRange(page.GetProperty("items").EnumerateArray().Select(unit => (
                unit.GetProperty("id").GetGuid(), unit.TryGetProperty("parentId", out var parent) ? parent.GetGuid() : (Guid?)null, unit.GetProperty("kind").GetString()!)));
            cursor = page.TryGetProperty("next", out var next) ? $"&cursor={Uri.EscapeDataString(next.GetString()!)}" : null;
        }
        var (first, made) = (new System.Collections.Concurrent.ConcurrentDictionary<Guid, Guid>(), 0);
        foreach (var level in new[] { "province", "district", "commune" })
        {
            var wanted = units.Where(unit => unit.Level == level).SelectMany(unit => Enumerable.Range(1, level == "province" ? 103 : 3).Select(number => (unit, number))).ToList();
            await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (one, _) =>
            {
                var ((id, parent, _), number) = one;
                var committee = await Post("v1/committees", new
                {
                    unitId = id,
                    name = $"Ban Chỉ đạo {number}",
                    decision = new { symbol = $"{number}-QĐ", issuer = "Tỉnh ủy", effectiveOn = "2016-01-01" },
                    parentId = parent is { } above ? first[above] : (Guid?)null,
                });
                first.TryAdd(id, committee.GetProperty("id").GetGuid());
                after(Interlocked.Increment(ref made));
            });
        }
        ProvincialCommittee = first[Province];
        District = units.First(unit => unit.Level == "district").Id;
    }

    private async Task<JsonElement> Send(HttpRequestMessage request, string? ifMatch)
    {
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await Read(await client.SendAsync(request));
    }

    private static async Task<JsonElement> Read(HttpResponseMessage answer)
    {
        using (answer)
        {
            var body = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(body) : throw new InvalidOperationException($"{answer.StatusCode}: {body}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await service.DisposeAsync();
        await database.DisposeAsync();
        await broker.DisposeAsync();
    }
}
