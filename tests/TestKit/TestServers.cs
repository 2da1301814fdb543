using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace DanVan.TestKit;

/// <summary>The PostgreSQL and RabbitMQ of this test run: those that <c>tests/run</c> names, else containers of this process.</summary>
public sealed record TestServers(string Postgres, Uri RabbitMq, Uri RabbitMqManagement)
{
    private static readonly Lazy<Task<TestServers>> Found = new(Find);

    /// <summary>The servers, started on first use.</summary>
    public static Task<TestServers> Get() => Found.Value;

    private static async Task<TestServers> Find()
    {
        var postgres = Environment.GetEnvironmentVariable("DANVAN_TEST_POSTGRES");
        var rabbit = Environment.GetEnvironmentVariable("DANVAN_TEST_RABBITMQ");
        var management = Environment.GetEnvironmentVariable("DANVAN_TEST_RABBITMQ_MANAGEMENT");
        if (postgres is not null && rabbit is not null && management is not null)
            return new(postgres, new(rabbit), new(management));
        try
        {
            return await StartContainers();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException(
                $"These tests need PostgreSQL and RabbitMQ: use tests/run, or make Docker usable ({failure.Message.Split('\n')[0]}).");
        }
    }

    // Never disposed by us: Testcontainers' own reaper ends them with this process.
    private static async Task<TestServers> StartContainers()
    {
        // As in deploy/local/servers, so that the same plans are made.
        var postgres = new PostgreSqlBuilder(Image("POSTGRES", "postgres:17")).WithCommand(
            "-c", "max_connections=300", "-c", "jit=off", "-c", "random_page_cost=1.1", "-c", "shared_buffers=256MB").Build();
        var rabbit = new RabbitMqBuilder(Image("RABBITMQ", "rabbitmq:4-management")).WithPortBinding(15672, assignRandomHostPort: true).Build();
        await Task.WhenAll(postgres.StartAsync(), rabbit.StartAsync());
        var broker = new Uri(rabbit.GetConnectionString());
        var management = new UriBuilder("http", rabbit.Hostname, rabbit.GetMappedPublicPort(15672))
        {
            UserName = broker.UserInfo.Split(':')[0],
            Password = broker.UserInfo.Split(':')[1],
        };
        return new(postgres.GetConnectionString(), new(broker.GetLeftPart(UriPartial.Authority)), management.Uri);
    }

    private static string Image(string server, string standard) =>
        Environment.GetEnvironmentVariable($"DANVAN_TEST_{server}_IMAGE") ?? standard;
}
