using System.Globalization;
using System.Reflection;
using DanVan.ServiceDefaults;

namespace DanVan.Contracts.Tests;

/// <summary>Every event of every service, with all of its fields set, and with none that may be missing.</summary>
internal static class EventSamples
{
    private static readonly NullabilityInfoContext Nullability = new();

    internal static IReadOnlyList<Type> Types { get; } = Find();

    internal static object Of(Type type, bool full)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter, full))]);
    }

    private static object? Value(ParameterInfo parameter, bool full)
    {
        var nullable = Nullable.GetUnderlyingType(parameter.ParameterType) is not null || Nullability.Create(parameter).ReadState == NullabilityState.Nullable;
        return !full && nullable ? null : Value(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, parameter.Name!, full);
    }

    private static object Value(Type type, string name, bool full) => type switch
    {
        _ when type == typeof(Guid) => new Guid($"01900000-0000-7000-8000-{name.Sum(letter => letter).ToString("D12", CultureInfo.InvariantCulture)}"),
        _ when type == typeof(string) => $"{name}: Nghệ An",
        _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 26),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 26, 7, 30, 0, TimeSpan.FromHours(7)),
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) => 412,
        _ when type == typeof(long) => 412L,
        _ when type == typeof(decimal) => 0.25m,
        _ when type.IsGenericType && type.GetGenericArguments() is [var item] && type.IsAssignableFrom(typeof(List<>).MakeGenericType(item)) => List(item, name, full),
        _ => Of(type, full),
    };

    private static object List(Type item, string name, bool full)
    {
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        if (full)
            list.Add(Value(item, name, full));
        return list;
    }

    // An event is a record that no other record of its contracts is made of.
    private static List<Type> Find()
    {
        var records = Directory.GetFiles(AppContext.BaseDirectory, "*.Contracts.dll").Order(StringComparer.Ordinal)
            .SelectMany(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)).GetTypes())
            .Where(type => type.IsPublic && type.GetMethod("<Clone>$") is not null).ToList();
        var parts = records.SelectMany(record => record.GetProperties())
            .SelectMany(property => property.PropertyType.GetGenericArguments().Append(property.PropertyType)).ToHashSet();
        return [.. records.Where(record => !parts.Contains(record)).OrderBy(EventNames.Name, StringComparer.Ordinal)];
    }
}
