using System.Collections.Concurrent;

namespace DanVan.ServiceDefaults;

/// <summary>
/// The names of events on the wire. <c>DanVan.Committee.Contracts.V1.UnitRegistered</c> is
/// <c>vn.danvan.committee.unit-registered.v1</c>: a moved or renamed record is another event.
/// </summary>
public sealed class EventNames
{
    private readonly ConcurrentDictionary<Type, string> names = new();

    public string Of(Type type) => names.GetOrAdd(type, Name);

    public static string Name(Type type)
    {
        var parts = type.Namespace!.Split('.'); // DanVan, Committee, Contracts, V1
        return parts is [_, var service, "Contracts", var version]
            ? $"vn.danvan.{Kebab.Of(service)}.{Kebab.Of(type.Name)}.{version.ToLowerInvariant()}"
            : throw new InvalidOperationException($"{type} is no event: events live in <Service>.Contracts.V<n>.");
    }


}
