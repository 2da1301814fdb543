using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DanVan.TestKit;

/// <summary>A service as it runs in earnest: its own process, which may be killed and started again at the same address.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private readonly string program;
    private readonly IReadOnlyDictionary<string, string?> settings;
    private readonly ConcurrentQueue<string> output = new();
    private Process? process;

    private ServiceProcess(string program, IReadOnlyDictionary<string, string?> settings)
    {
        (this.program, this.settings) = (program, settings);
        Address = new($"http://127.0.0.1:{FreePort()}");
        Client = new() { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>What the service has written to its console, over all its lives; the last 2,000 lines.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>Starts a service and waits until it is ready.</summary>
    /// <param name="program">Path of its dll (<see cref="Repository.Program"/>).</param>
    /// <param name="settings">Configuration keys with colons, for example <c>ConnectionStrings:committeedb</c>.</param>
    public static async Task<ServiceProcess> Start(string program, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var service = new ServiceProcess(program, settings.ToDictionary());
        try
        {
            await service.Start();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after <see cref="Kill"/> or <see cref="Stop"/>, at the same address, and waits until it is ready.</summary>
    public async Task Start()
    {
        Launch();
        var limit = TimeSpan.FromSeconds(60);
        var started = TimeProvider.System.GetTimestamp();
        while (!await Ready())
        {
            if (process!.HasExited || TimeProvider.System.GetElapsedTime(started) > limit)
                throw new InvalidOperationException($"{Path.GetFileName(program)} did not become ready:\n{Output}");
            await Task.Delay(50);
        }
    }

    /// <summary>Bytes that the service holds in memory, now and at most so far.</summary>
    public (long Now, long Peak) Memory()
    {
        process!.Refresh();
        return (process.WorkingSet64, process.PeakWorkingSet64);
    }

    /// <summary>kill -9: no goodbye, nothing flushed.</summary>
    public async Task Kill()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and waits for the orderly end.</summary>
    public async Task Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process!.Id}"]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (process is { HasExited: false })
            await Kill();
        process?.Dispose();
    }

    private void Launch()
    {
        process?.Dispose();
        var start = new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            output.Enqueue(line);
        if (output.Count > 2000)
            output.TryDequeue(out _);
    }

    private async Task<bool> Ready()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Below the range from which the kernel takes ports for outgoing connections, so that it is still free after a kill.
    private static int FreePort()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var port = Random.Shared.Next(10_000, 20_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                continue;
            }
        }
        throw new InvalidOperationException("No free port between 10000 and 20000.");
    }
}
