extern alias committee;
extern alias feedback;
extern alias registry;
extern alias reporting;
using DanVan.ServiceDefaults;
using DanVan.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DanVan.Contracts.Tests;

public sealed class QueueTests
{
    /// <remarks>
    /// A renamed queue is a new one: events go on collecting in the old until somebody deletes it, and the new one begins empty. Nothing is
    /// lost, since a follower fills the gap from the sender's feed, but the old queue must be deleted by hand.
    /// </remarks>
    [Fact]
    public async Task Names_of_queues_are_a_decision()
    {
        List<string> queues =
        [
            .. await Queues<committee::Program>("committeedb"), .. await Queues<feedback::Program>("feedbackdb"),
            .. await Queues<registry::Program>("modelregistrydb"), .. await Queues<reporting::Program>("reportingdb"),
        ];
        Snapshot.Match("queues", string.Join('\n', queues.Order(StringComparer.Ordinal)));
    }

    // Neither database nor broker is needed to say what would be followed.
    private static async Task<IEnumerable<string>> Queues<TProgram>(string database)
        where TProgram : class
    {
        await using var factory = new WebApplicationFactory<TProgram>();
        await using var host = factory.WithWebHostBuilder(builder =>
        {
            builder.ConfigureLogging(logging => logging.ClearProviders());
            builder.UseSetting($"ConnectionStrings:{database}", "Host=127.0.0.1;Port=1;Database=none");
            builder.UseSetting("ConnectionStrings:rabbitmq", "amqp://none:none@127.0.0.1:1");
            foreach (var (key, value) in TestTokens.Settings)
                builder.UseSetting(key, value);
        });
        var options = host.Services.GetRequiredService<EventLogOptions>();
        return options.Followed.Keys.Select(source => EventLogHosting.QueueName(options.Service, source));
    }
}
