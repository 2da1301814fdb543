using System.Diagnostics;
using System.Globalization;

namespace DanVan.TestKit;

/// <summary>
/// A PostgreSQL and a RabbitMQ of one test's own (deploy/local/servers), which it may kill and start again without
/// harming its neighbours. Takes some ten seconds: for tests of crashes only.
/// </summary>
public sealed class PrivateServers : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("danvan-").FullName;
    private Dictionary<string, string> written = [];

    private PrivateServers()
    {
    }

    /// <summary>Npgsql form without a database.</summary>
    public string Postgres => written["DANVAN_POSTGRES"];

    /// <summary><c>amqp://user:password@host:port</c>.</summary>
    public string RabbitMq => written["DANVAN_RABBITMQ"];

    /// <summary>Where a test may put files that the servers read.</summary>
    public string Folder => folder;

    /// <param name="broker">Settings of RabbitMQ besides those that it always has, made from the <see cref="Folder"/>.</param>
    public static async Task<PrivateServers> Create(Func<string, string>? broker = null)
    {
        var servers = new PrivateServers();
        // Temporary folders are closed to others; the servers may run as users of their own.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(servers.folder, (UnixFileMode)0b111_101_101);
        if (broker is not null)
            await File.WriteAllTextAsync(Path.Combine(servers.folder, "broker.conf"), broker(servers.folder));
        await servers.Start();
        return servers;
    }

    /// <summary>Starts whichever of the two does not run, with its data and at its former port.</summary>
    public async Task Start()
    {
        await Script("start");
        var before = written;
        written = (await File.ReadAllLinesAsync(Path.Combine(folder, "servers.env")))
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim('\''));
        // Who follows them would wait for ever.
        if (before.Count > 0 && (before["DANVAN_POSTGRES"], before["DANVAN_RABBITMQ"]) != (Postgres, RabbitMq))
            throw new InvalidOperationException("While a server was dead, somebody else took its port.");
    }

    /// <summary>kill -9 of PostgreSQL's first process; its children follow.</summary>
    public Task KillPostgres() => Kill("POSTGRES_PID_FILE");

    /// <summary>kill -9 of the broker.</summary>
    public Task KillRabbitMq() => Kill("RABBITMQ_PID_FILE");

    public async ValueTask DisposeAsync() => await Script("delete");

    private async Task Kill(string pidFile)
    {
        using var server = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(written[pidFile]), CultureInfo.InvariantCulture));
        server.Kill();
        await server.WaitForExitAsync();
    }

    private async Task Script(string verb)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "deploy/local/servers"), [verb, folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var script = Process.Start(start)!;
        var errors = script.StandardError.ReadToEndAsync();
        var output = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        if (script.ExitCode != 0)
            throw new InvalidOperationException($"deploy/local/servers {verb}: {output}{await errors}");
    }
}
