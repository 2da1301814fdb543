using System.Net.Http.Headers;
using DanVan.TestKit;

namespace DanVan.Platform.Tests.Chaos;

public sealed class AcceptedWritesTests(ITestOutputHelper output)
{
    private const int Callers = 10;
    private static readonly bool Full = Environment.GetEnvironmentVariable("DANVAN_FULL") == "1";
    private static readonly (int Writes, int Deaths) Size = Full ? (10_000, 12) : (600, 4);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(Full ? 30 : 4);

    [Fact]
    public async Task Every_accepted_write_is_there_exactly_once_whoever_is_killed_in_the_middle()
    {
        await using var world = await ChaosWorld.Create();
        try
        {
            await WriteAmongDeaths(world);
        }
        catch
        {
            output.WriteLine(world.Said);
            throw;
        }
    }

    private async Task WriteAmongDeaths(ChaosWorld world)
    {
        var callers = Enumerable.Range(1, Callers).Select(number => new StubbornCaller(world.Registry.Address, number)).ToList();
        var started = TimeProvider.System.GetTimestamp();
        var over = new TaskCompletionSource();
        var writing = callers.Select(caller => caller.Write(Size.Writes / Callers, over.Task)).ToList();

        Dictionary<string, Task> rising = [];
        for (var death = 0; death < Size.Deaths; death++)
        {
            var (name, place, kill, start) = world.Mortals[death % world.Mortals.Count];
            var dueAt = Size.Writes * (death + 1) / (Size.Deaths + 1);
            while (callers.Sum(caller => caller.Accepted) < dueAt)
            {
                await Task.WhenAll(writing.Where(one => one.IsFaulted));
                Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"{dueAt} writes were not accepted in time");
                await Task.Delay(5);
            }
            await rising.GetValueOrDefault(place, Task.CompletedTask);
            await kill();
            output.WriteLine($"{Seconds(started)} s: {name} killed after {callers.Sum(caller => caller.Accepted)} accepted writes");
            rising[place] = start();
        }
        await Task.WhenAll(rising.Values);
        over.SetResult();
        await Task.WhenAll(writing).WaitAsync(Patience);
        output.WriteLine($"{Seconds(started)} s: {callers.Sum(caller => caller.Accepted)} writes accepted, {callers.Sum(caller => caller.Retried)} times tried again");

        var models = callers.SelectMany(caller => caller.Models).ToHashSet();
        var recognised = callers.SelectMany(caller => caller.Recognised).ToHashSet();
        Assert.Equal(callers.Sum(caller => caller.Accepted), models.Count + recognised.Count);
        await HoldsEachOnce(world.RegistryDatabase, models, recognised);
        await IsIntact(world.Registry, models.Count + recognised.Count);
        await FollowsEachOnce(world, models, recognised);
        output.WriteLine($"{Seconds(started)} s: {models.Count} models and {recognised.Count} recognitions, each once in the registry, the archive and the facts");
    }

    private static async Task HoldsEachOnce(TestDatabase registry, HashSet<Guid> models, HashSet<Guid> recognised)
    {
        var writes = models.Count + recognised.Count;
        Assert.Equal(models, await registry.Ids("select id from model"));
        Assert.Equal(recognised, await registry.Ids("select model_id from recognition"));
        Assert.Equal(writes, await registry.Read<long>("select count(*) from event_log"));
        Assert.Equal(writes, await registry.Read<long>("select count(*) from idempotency_key"));
        await Eventually.Holds(async () => await registry.Read<long>("select count(*) from event_chain") == writes, Patience);
        Assert.Equal($"1 {writes}", await registry.Read<string>("select min(position) || ' ' || max(position) from event_chain"));
    }

    private static async Task IsIntact(ServiceProcess registry, long writes)
    {
        using var operating = new HttpClient { BaseAddress = registry.Address };
        operating.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For("operator", null, "events.operate"));
        var verified = await operating.Read("/v1/event-log/verification");
        Assert.True(verified.GetProperty("intact").GetBoolean());
        Assert.Equal(writes, verified.GetProperty("checked").GetInt64());
    }

    private static async Task FollowsEachOnce(ChaosWorld world, HashSet<Guid> models, HashSet<Guid> recognised)
    {
        var writes = models.Count + recognised.Count;
        const string Registry = "source = 'model-registry'";
        var reporting = world.ReportingDatabase;
        await Eventually.Holds(async () => await reporting.Read<long>($"select coalesce(max(position), 0) from event_followed where {Registry}") == writes, Patience);
        Assert.Equal(0, await reporting.Read<long>("select count(*) from event_parked"));
        Assert.Equal($"{writes} {writes} 1 {writes}", await reporting.Read<string>($"""
            select count(*) || ' ' || count(distinct id) || ' ' || min(position) || ' ' || max(position) from event_archive where {Registry}
            """));
        Assert.Equal(models, await reporting.Ids("select subject from fact where indicator = 'models-registered'"));
        Assert.Equal(recognised, await reporting.Ids("select subject from fact where indicator = 'models-recognised'"));
    }

    private static string Seconds(long since) => $"{TimeProvider.System.GetElapsedTime(since).TotalSeconds,6:0.0}";
}

internal static class Reading
{
    /// <summary>The ids, which must not hold one twice.</summary>
    internal static async Task<HashSet<Guid>> Ids(this TestDatabase database, string sql)
    {
        var text = await database.Read<string>($"select coalesce(string_agg(id::text, ' '), '') from ({sql}) as found (id)");
        var ids = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        return [.. ids];
    }
}
