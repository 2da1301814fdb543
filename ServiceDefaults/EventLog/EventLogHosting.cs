using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MassTransit;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DanVan.ServiceDefaults;

internal static class EventLogHosting
{
    internal static void AddEventLog(this IHostApplicationBuilder builder, EventLogOptions options)
    {
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton<EventNames>();
        services.AddSingleton<LogSignals>();
        services.AddSingleton<Relay>();
        services.AddHostedService(scope => scope.GetRequiredService<LogSignals>());
        services.AddHostedService<Sequencer>();
        services.AddHostedService<FollowerWatch>();
        services.AddHostedService<KeyRetention>();
        services.AddSingleton<LogWatch>();
        services.AddHostedService(scope => scope.GetRequiredService<LogWatch>());
        services.AddScoped<ActsFor>();
        services.AddScoped(scope => scope.GetRequiredService<IHttpContextAccessor>().HttpContext is { } context
            ? Caller.Of(context)
            : scope.GetRequiredService<ActsFor>().Caller ?? new Caller(options.Service, null, []));
        services.AddScoped<WriteRequest>();
        services.AddScoped(scope => new EventLog(
            scope.GetRequiredService<DbContext>(), scope.GetRequiredService<EventNames>(), scope.GetRequiredService<LogSignals>(),
            scope.GetRequiredService<WriteRequest>(), scope.GetRequiredService<Caller>(), scope.GetRequiredService<TimeProvider>()));
        services.AddScoped<EventFollower>();
        services.AddHttpClient();
        services.AddScoped<FeedClient>();
        services.TryAddSingleton<FeedRights>((_, _) => ValueTask.FromResult<IReadOnlyCollection<ReadableUnit>>([]));
        foreach (var source in options.Followed.Keys)
            builder.AddFeedClient(source);
        builder.NeedConnection("rabbitmq", WhyUnusable);
        builder.AddBus(options);
        // A consumer that waits for an absent database or feed is cut short: its chunk comes again.
        services.Configure<MassTransitHostOptions>(host => (host.StopTimeout, host.ConsumerStopTimeout) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(3)));
    }

    // Left alone, MassTransit speaks plain text on any port but 5671, and takes a certificate that nobody it trusts has signed.
    private static void Protect(IRabbitMqHostConfigurator host, Uri broker, ILogger logger)
    {
        if (broker.Scheme != "amqps")
            return;
        host.UseSsl(ssl =>
        {
            (ssl.ServerName, ssl.Protocol) = (broker.Host, SslProtocols.None);
            ssl.EnforcePolicyErrors(SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch);
            ssl.CertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                if (errors != SslPolicyErrors.None)
                    logger.LogWarning("RabbitMQ at {Host}:{Port} is refused: {Reason}", broker.Host, broker.Port, WhyRefused(certificate, chain, errors));
                return errors == SslPolicyErrors.None;
            };
        });
    }

    private static string WhyRefused(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"its certificate is another server's ({certificate?.Subject})"
        : $"its certificate, issued by {certificate?.Issuer}, is not trusted: {string.Join(", ", chain?.ChainStatus.Select(one => one.Status) ?? [])}";

    private static string? WhyUnusable(string connection) =>
        Uri.TryCreate(connection, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps"
            ? null
            : "is no address like amqp://user:password@host:5672";

    private static void AddFeedClient(this IHostApplicationBuilder builder, string source)
    {
        builder.Services.CheckAddress($"services:{source}:http:0");
        builder.Services.TryAddTransient<OwnToken>();
        builder.Services.AddHttpClient(FeedClient.Name(source), client =>
            {
                if (builder.Configuration[$"services:{source}:http:0"] is { } address)
                    client.BaseAddress = new(address.TrimEnd('/') + "/");
            })
            .AddHttpMessageHandler<OwnToken>().AddStandardResilience();
    }

    private static void AddBus(this IHostApplicationBuilder builder, EventLogOptions options) => builder.Services.AddMassTransit(bus =>
    {
        // A state's platform tells nobody outside what it runs.
        bus.DisableUsageTelemetry();
        bus.AddConsumer<EventBatchConsumer>();
        bus.UsingRabbitMq((context, rabbit) =>
        {
            var broker = new Uri(context.ConnectionText("rabbitmq"));
            rabbit.Host(broker, host => Protect(host, broker, context.GetRequiredService<ILoggerFactory>().CreateLogger("DanVan.Broker")));
            rabbit.ConfigureJsonSerializerOptions(json =>
            {
                json.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.CamelCase;
                return json;
            });
            // One exchange for all services; the source is the routing key, so each follower hears whom it asked for.
            rabbit.Message<EventBatch>(message => message.SetEntityName("danvan.events"));
            rabbit.Publish<EventBatch>(publish => publish.ExchangeType = "direct");
            rabbit.Send<EventBatch>(send => send.UseRoutingKeyFormatter(message => message.Message.Source));
            foreach (var source in options.Followed.Keys)
                rabbit.ReceiveEndpoint(QueueName(options.Service, source), endpoint => Follow(endpoint, context, source));
        });
    });

    /// <summary>The name is a promise: events wait in this queue while the service is down.</summary>
    internal static string QueueName(string service, string source) => $"{service}.follows.{source}";

    // One replica reads at a time, in order, and another takes over when it dies.
    private static void Follow(IRabbitMqReceiveEndpointConfigurator endpoint, IBusRegistrationContext context, string source)
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.SetQuorumQueue();
        endpoint.SingleActiveConsumer = true;
        endpoint.PrefetchCount = 8;
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.Bind("danvan.events", exchange =>
        {
            exchange.ExchangeType = "direct";
            exchange.RoutingKey = source;
        });
        endpoint.UseMessageRetry(retry => retry.Exponential(int.MaxValue, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(15), TimeSpan.FromMilliseconds(500)));
        endpoint.ConfigureConsumer<EventBatchConsumer>(context);
    }
}
