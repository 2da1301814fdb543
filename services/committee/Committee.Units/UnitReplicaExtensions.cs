using DanVan.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DanVan.Committee.Units;

public static class UnitReplicaExtensions
{
    /// <summary>
    /// Keeps a replica of the unit tree and injects it as <see cref="UnitTree"/>. The context calls <see cref="UnitTables.UseUnits"/>, its
    /// first migration <see cref="UnitTables.CreateUnits"/>.
    /// </summary>
    public static EventLogOptions FollowsUnits(this EventLogOptions events)
    {
        events.Services.AddUnitTree();
        return events.Follows("committee", committee => committee.OnAll<UnitReplica>());
    }

    /// <summary>Injects <see cref="UnitTree"/>, the newest one of this process, and <see cref="UnitTreeSource"/>.</summary>
    public static IServiceCollection AddUnitTree(this IServiceCollection services)
    {
        services.TryAddSingleton<UnitTreeSource>();
        services.AddHostedService<UnitTreeWatch>();
        services.TryAddScoped(scope => scope.GetRequiredService<UnitTreeSource>().Newest);
        // Whichever is added first, this one holds: without the tree nobody has rights.
        services.Replace(ServiceDescriptor.Singleton<FeedRights>(
            provider => (caller, _) => provider.GetRequiredService<UnitTreeSource>().Newest.Readable(caller)));
        return services;
    }
}
