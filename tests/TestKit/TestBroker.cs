using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace DanVan.TestKit;

/// <summary>A virtual host of one's own on the broker: same queue names, no meeting with other tests. Dropped at the end.</summary>
public sealed class TestBroker : IAsyncDisposable
{
    private readonly HttpClient management;
    private readonly string path;

    private TestBroker(HttpClient management, Uri server, string name) =>
        (this.management, path, ConnectionString) = (management, $"api/vhosts/{name}", new Uri(server, name).ToString());

    /// <summary><c>amqp://user:password@host:port/name</c>.</summary>
    public string ConnectionString { get; }

    public static async Task<TestBroker> Create()
    {
        var servers = await TestServers.Get();
        var broker = new TestBroker(Management(servers.RabbitMqManagement), servers.RabbitMq, $"test-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");
        using var answer = await broker.management.PutAsync(broker.path, null);
        answer.EnsureSuccessStatusCode();
        return broker;
    }

    public async ValueTask DisposeAsync()
    {
        using (await management.DeleteAsync(path))
            management.Dispose();
    }

    private static HttpClient Management(Uri address)
    {
        var client = new HttpClient { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Authority)) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(address.UserInfo)));
        return client;
    }
}
