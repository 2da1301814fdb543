using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

public static class UnitEvents
{
    /// <summary>The types of the events that carry a whole unit: whatever happened to it, the newest of a unit says how it stands.</summary>
    public static IReadOnlyList<string> Types { get; } =
        [.. typeof(IUnitEvent).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IUnitEvent))).Select(EventNames.Name)];
}
