using DanVan.TestKit;

namespace DanVan.Platform.Tests.Rolling;

/// <summary>The replicas of one service on one database, behind their front.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    // Ten programs that start at once on two processors are ready too late, all of them.
    private static readonly SemaphoreSlim Starting = new(Environment.ProcessorCount / 2 + 1);

    private readonly List<IAsyncDisposable> parts = [];
    private readonly Queue<ServiceProcess> replicas = [];
    private Func<Task<ServiceProcess>> start = null!;

    internal required string Name { get; init; }

    internal required TestDatabase Database { get; init; }

    internal required Front Front { get; init; }

    /// <summary>What the replicas have written to their consoles.</summary>
    internal string Output => string.Join('\n', parts.OfType<ServiceProcess>().Select(replica => replica.Output));

    internal static async Task<Fleet> Start(string name, int count, Front front, string project, string connection, IReadOnlyDictionary<string, string?> settings)
    {
        var program = Repository.Program(project);
        var database = await TestDatabase.Migrated(program, connection);
        if (name != "identity")
            await SampleUnits.Insert(database);
        var fleet = new Fleet { Name = name, Database = database, Front = front };
        fleet.start = () => ServiceProcess.Start(program, settings.Append(new($"ConnectionStrings:{connection}", database.ConnectionString)));
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => fleet.Grow()));
        return fleet;
    }

    /// <summary>As a deployment does with maxSurge 1 and maxUnavailable 0: a new one first, then the oldest goes.</summary>
    internal async Task Replace(int times)
    {
        for (; times > 0; times--)
        {
            await Grow();
            await replicas.Dequeue().Stop();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Front.DisposeAsync();
        foreach (var part in parts)
            await part.DisposeAsync();
        await Database.DisposeAsync();
    }

    private async Task Grow()
    {
        await Starting.WaitAsync();
        ServiceProcess replica;
        try
        {
            replica = await start();
            lock (parts)
                parts.Add(replica);
        }
        finally
        {
            Starting.Release();
        }
        await Front.Add(replica);
        lock (replicas)
            replicas.Enqueue(replica);
    }
}
