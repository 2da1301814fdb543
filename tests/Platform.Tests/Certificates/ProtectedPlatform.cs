using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using DanVan.TestKit;
using Npgsql;

namespace DanVan.Platform.Tests.Certificates;

/// <summary>A PostgreSQL and a RabbitMQ with certificates, and two services that believe no server without one.</summary>
public sealed class ProtectedPlatform : IAsyncLifetime
{
    private const string Registry = "services/model-registry/ModelRegistry", Reporting = "services/reporting/Reporting";
    private readonly List<IAsyncDisposable> parts = [];
    private readonly int brokerPort = FreePort();
    private PrivateServers servers = null!;
    private TestProxy wayToBroker = null!;

    internal Authority First { get; } = new("Authority of the first year");

    internal ServiceProcess Writer { get; private set; } = null!;

    internal TestDatabase Written { get; private set; } = null!;

    internal TestDatabase Read { get; private set; } = null!;

    /// <summary>Whom the services believe.</summary>
    internal string Trusted => Path.Combine(servers.Folder, "ca.crt");

    public async ValueTask InitializeAsync()
    {
        var certificate = First.Issue();
        servers = await PrivateServers.Create(folder =>
        {
            Put(folder, certificate);
            return $"""
                listeners.ssl.1 = 127.0.0.1:{brokerPort}
                ssl_options.certfile = {folder}/broker.crt
                ssl_options.keyfile = {folder}/broker.key

                """;
        });
        wayToBroker = TestProxy.To("127.0.0.1", brokerPort);
        parts.AddRange([servers, wayToBroker]);
        Trust(First);
        await Present(certificate);
        var databases = await Task.WhenAll(Database(Registry, "modelregistrydb"), Database(Reporting, "reportingdb"));
        (Written, Read) = (databases[0], databases[1]);
        var issuer = await TokenIssuer.Start();
        parts.Add(issuer);
        Writer = await Start(Registry, "modelregistrydb", Written);
        // What a queue brings out of order when its reader goes, the next reader asks the sender for.
        await Start(Reporting, "reportingdb", Read,
            new("services:model-registry:http:0", Writer.Address.ToString()),
            new("Auth:TokenEndpoint", issuer.TokenEndpoint),
            new("Auth:ClientId", "svc-reporting"),
            new("Auth:ClientSecret", "secret"));
    }

    /// <summary>Both servers change their certificates as they do in earnest, and go on with the connections that they have.</summary>
    internal async Task Present(ServerCertificate certificate)
    {
        Put(servers.Folder, certificate);
        await using var postgres = NpgsqlDataSource.Create(servers.Postgres + ";Database=postgres");
        // Written by PostgreSQL itself: it reads no key that belongs to somebody else.
        foreach (var (file, text) in new[] { ("server.crt", certificate.Pem), ("server.key", certificate.Key) })
            await Run(postgres, $"copy (select unnest(string_to_array('{text.TrimEnd()}', chr(10)))) to program 'umask 077 && cat >{file}'");
        await Run(postgres, "alter system set ssl = on");
        await Run(postgres, "select pg_reload_conf()");
        await Eventually.Holds(async () => await PostgresPresents(certificate.Thumbprint) && await BrokerPresents(certificate.Thumbprint));
    }

    /// <summary>Changes what the services believe as a cluster changes a mounted secret: behind a link, all at once.</summary>
    internal void Trust(params Authority[] authorities)
    {
        var next = FileOf(authorities);
        File.CreateSymbolicLink(next + ".link", next);
        File.Move(next + ".link", Path.Combine(servers.Folder, "data.crt"), overwrite: true);
        if (!File.Exists(Trusted))
            File.CreateSymbolicLink(Trusted, "data.crt");
    }

    /// <summary>A file for whoever believes these.</summary>
    internal string FileOf(params Authority[] authorities)
    {
        var file = Path.Combine(servers.Folder, $"{Guid.NewGuid():N}.crt");
        File.WriteAllText(file, string.Concat(authorities.Select(one => one.Pem)));
        return file;
    }

    /// <summary>Every connection with the broker ends, as when it leaves its cluster; the services come again and look at its certificate.</summary>
    internal void EndConnectionsWithBroker()
    {
        wayToBroker.Cut();
        wayToBroker.Open();
    }

    /// <summary>How a migration of the registry ends that believes this file.</summary>
    internal async Task<(int Code, string Errors)> Migrate(string believes)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program(Registry), "migrate"]) { RedirectStandardError = true };
        foreach (var (name, value) in Settings("modelregistrydb", Written, believes, believes))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var migration = Process.Start(start)!;
        var errors = await migration.StandardError.ReadToEndAsync();
        await migration.WaitForExitAsync();
        return (migration.ExitCode, errors);
    }

    /// <summary>One more registry, which believes one file of PostgreSQL and another of RabbitMQ.</summary>
    internal Task<ServiceProcess> StartAlone(string believes, string ofBroker) =>
        ServiceProcess.Start(Repository.Program(Registry), Settings("modelregistrydb", Written, believes, ofBroker));

    // PostgreSQL's connections live for a second, so that new ones are made all the time.
    private IEnumerable<KeyValuePair<string, string?>> Settings(string connection, TestDatabase database, string believes, string ofBroker) =>
    [
        .. TestTokens.Settings,
        new($"ConnectionStrings:{connection}", $"{database.ConnectionString};SSL Mode=VerifyFull;Root Certificate={believes};Connection Lifetime=1"),
        new("ConnectionStrings:rabbitmq", new UriBuilder(servers.RabbitMq) { Scheme = "amqps", Port = wayToBroker.Port }.Uri.ToString()),
        new("SSL_CERT_FILE", ofBroker),
        new("Limits:PerSecond", "1000000"),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(parts))
            await part.DisposeAsync();
        First.Dispose();
    }

    private async Task<TestDatabase> Database(string project, string connection)
    {
        var database = await TestDatabase.Migrated(Repository.Program(project), connection, servers.Postgres);
        await SampleUnits.Insert(database);
        return database;
    }

    private async Task<ServiceProcess> Start(string project, string connection, TestDatabase database, params KeyValuePair<string, string?>[] more)
    {
        var service = await ServiceProcess.Start(Repository.Program(project), [.. Settings(connection, database, Trusted, Trusted), .. more]);
        parts.Add(service);
        return service;
    }

    private static void Put(string folder, ServerCertificate certificate)
    {
        File.WriteAllText(Path.Combine(folder, "broker.key"), certificate.Key);
        File.WriteAllText(Path.Combine(folder, "broker.crt"), certificate.Pem);
    }

    private async Task<bool> PostgresPresents(string thumbprint)
    {
        var builder = new NpgsqlDataSourceBuilder(servers.Postgres + ";Database=postgres;SSL Mode=Require;Pooling=false");
        builder.UseSslClientAuthenticationOptionsCallback(options =>
            options.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == thumbprint);
        await using var postgres = builder.Build();
        try
        {
            await Run(postgres, "select 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task<bool> BrokerPresents(string thumbprint)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, brokerPort);
        await using var tls = new SslStream(line.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate?.GetCertHashString() == thumbprint);
        try
        {
            await tls.AuthenticateAsClientAsync("127.0.0.1");
            return true;
        }
        catch (AuthenticationException)
        {
            return false;
        }
    }

    private static async Task Run(NpgsqlDataSource postgres, string sql)
    {
        await using var command = postgres.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    // Below the range from which the kernel takes ports for outgoing connections.
    private static int FreePort()
    {
        while (true)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(10_000, 20_000));
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Somebody else's.
            }
        }
    }
}
