using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DanVan.TestKit;

/// <summary>
/// Stands between a service and a server, so that a test can cut the line, or hold up what the service says while it still hears.
/// </summary>
public sealed class TestProxy : IAsyncDisposable
{
    private readonly string host;
    private readonly int port;
    private readonly ConcurrentDictionary<TcpClient, bool> lines = [];
    private volatile TaskCompletionSource? heldUp;
    private TcpListener? listener;

    private TestProxy(string host, int port) => (this.host, this.port) = (host, port);

    /// <summary>Where the service finds the server; the same after <see cref="Cut"/> and <see cref="Open"/>.</summary>
    public int Port { get; private set; }

    public static TestProxy To(string host, int port)
    {
        var proxy = new TestProxy(host, port);
        proxy.Open();
        return proxy;
    }

    /// <summary>The same broker by another way. <paramref name="broker"/>: <c>amqp://user:password@host:port/name</c>.</summary>
    public static (TestProxy Proxy, string Broker) ToBroker(string broker)
    {
        var address = new Uri(broker);
        var proxy = To(address.Host, address.Port);
        return (proxy, new UriBuilder(address) { Host = "127.0.0.1", Port = proxy.Port }.Uri.ToString());
    }

    /// <summary>The same database by another way.</summary>
    public static (TestProxy Proxy, string ConnectionString) ToDatabase(string connectionString)
    {
        var parts = new Npgsql.NpgsqlConnectionStringBuilder(connectionString);
        var proxy = To(parts.Host!, parts.Port);
        (parts.Host, parts.Port) = ("127.0.0.1", proxy.Port);
        return (proxy, parts.ConnectionString);
    }

    public void Open()
    {
        if (listener is not null)
            return;
        listener = new(IPAddress.Loopback, Port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Accept(listener);
    }

    /// <summary>Ends every connection and refuses new ones.</summary>
    public void Cut()
    {
        listener?.Dispose();
        listener = null;
        foreach (var line in lines.Keys)
            line.Close();
        lines.Clear();
        LetThrough();
    }

    /// <summary>From now on nothing that the service sends arrives; what the server sends still does.</summary>
    public void HoldUp() => heldUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetThrough()
    {
        heldUp?.TrySetResult();
        heldUp = null;
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task Accept(TcpListener from)
    {
        try
        {
            while (true)
                _ = Connect(await from.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task Connect(TcpClient service)
    {
        using var server = new TcpClient();
        (lines[service], lines[server]) = (true, true);
        try
        {
            await server.ConnectAsync(host, port);
            (service.NoDelay, server.NoDelay) = (true, true);
            await Task.WhenAny(Pump(service, server, mayBeHeldUp: true), Pump(server, service, mayBeHeldUp: false));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The line is gone, as the test wished.
        }
        finally
        {
            lines.TryRemove(service, out _);
            lines.TryRemove(server, out _);
            service.Dispose();
        }
    }

    private async Task Pump(TcpClient from, TcpClient to, bool mayBeHeldUp)
    {
        var buffer = new byte[1 << 16];
        var (source, target) = (from.GetStream(), to.GetStream());
        try
        {
            for (int read; (read = await source.ReadAsync(buffer)) > 0;)
            {
                if (mayBeHeldUp && heldUp is { } until)
                    await until.Task;
                await target.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // Either end has gone.
        }
    }
}
