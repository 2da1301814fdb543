using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DanVan.ServiceDefaults;

/// <summary>Which events a service publishes, whom it follows, and what it does with what it hears.</summary>
public sealed class EventLogOptions(string service, IServiceCollection services)
{
    private readonly Dictionary<string, FollowedService> followed = [];

    /// <summary>The name of this service: the source of its events.</summary>
    public string Service { get; } = service;

    /// <summary>For libraries that bring what their followers need.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>The contracts of this service: any event of theirs names them.</summary>
    public Assembly? Contracts { get; private set; }

    public IReadOnlyDictionary<string, FollowedService> Followed => followed;

    /// <summary>The scope without which a caller's feed holds public events only; null where the unit alone decides.</summary>
    public string? ReadScope { get; private set; }

    /// <param name="readScope">See <see cref="ReadScope"/>.</param>
    public EventLogOptions Publishes<TEvent>(string? readScope = null)
    {
        (Contracts, ReadScope) = (typeof(TEvent).Assembly, readScope);
        return this;
    }

    /// <summary>Follows the log of another service. May be called more than once for one of them.</summary>
    public EventLogOptions Follows(string source, Action<FollowedService> handlers)
    {
        if (!followed.TryGetValue(source, out var service))
            followed[source] = service = new(Services);
        handlers(service);
        return this;
    }
}

/// <summary>What is done with the events of one followed service.</summary>
public sealed class FollowedService(IServiceCollection services)
{
    internal delegate Task Handler(IServiceProvider services, EventEnvelope envelope, CancellationToken ct);

    internal delegate Task BatchHandler(IServiceProvider services, IReadOnlyList<EventEnvelope> envelopes, CancellationToken ct);

    internal Dictionary<string, List<Handler>> Handlers { get; } = [];

    internal List<BatchHandler> BatchHandlers { get; } = [];

    /// <summary>Handles one type of event.</summary>
    public FollowedService On<TEvent, THandler>()
        where TEvent : class
        where THandler : class, IFollow<TEvent>
    {
        services.TryAddScoped<THandler>();
        var name = EventNames.Name(typeof(TEvent));
        if (!Handlers.TryGetValue(name, out var handlers))
            Handlers[name] = handlers = [];
        handlers.Add((scope, envelope, ct) => scope.GetRequiredService<THandler>().Handle(Followed<TEvent>.Of(envelope), ct));
        return this;
    }

    /// <summary>Hands over all events, a chunk at a time, for work that is best done in sets.</summary>
    public FollowedService OnAll<THandler>()
        where THandler : class, IFollowAll
    {
        services.TryAddScoped<THandler>();
        BatchHandlers.Add((scope, envelopes, ct) => scope.GetRequiredService<THandler>().Handle(envelopes, ct));
        return this;
    }
}
