using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using DanVan.Committee.Contracts.V1;
using DanVan.Feedback.Contracts.V1;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.Reporting.Queries;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Indicators;

/// <summary>What may be counted: the events of the services that reporting follows, as their contracts declare them.</summary>
internal static class CountableEvents
{
    private static readonly Dictionary<string, Type> Events = Find();

    /// <summary>The refusal where a name or value is none of the contracts': with the one that was meant, or those there are.</summary>
    public static Refusal? Misnamed(DefineIndicator.Input input)
    {
        if (!Events.TryGetValue(input.Event, out var type))
        {
            var meant = Events.Keys.MinBy(one => Names.Distance(one, input.Event));
            return IndicatorProblems.EventUnknown.With(
                $"Không có sự kiện '{input.Event}'. Có phải '{meant}'?", $"There is no event '{input.Event}'. Is '{meant}' meant?", ("event", input.Event), ("meant", meant));
        }
        foreach (var one in input.Where ?? [])
        {
            if (input.Where!.Count(other => other.Field == one.Field) > 1)
                return IndicatorProblems.Unfit.With(
                    $"Trường '{one.Field}' có hai điều kiện; mỗi trường một điều kiện.", $"The field '{one.Field}' has two conditions; each field has one.", ("field", one.Field));
            if (Lacks(input.Event, one.Field) is { } lacking)
                return lacking;
            if (Value(Fields(type)[one.Field], one.Is) is null)
            {
                return IndicatorProblems.ValueUnfit.With(
                    $"Trường '{one.Field}' không thể là '{one.Is}'.", $"The field '{one.Field}' cannot be '{one.Is}'.", ("field", one.Field), ("value", one.Is));
            }
        }
        return null;
    }

    /// <summary>The refusal where a known event has no such field: with those there are.</summary>
    public static Refusal? Lacks(string name, string field)
    {
        var fields = Fields(Events[name]);
        return fields.ContainsKey(field) ? null : IndicatorProblems.FieldUnknown.With(
            $"'{name}' không có trường '{field}'. Có: {string.Join(", ", fields.Keys)}.", $"'{name}' has no field '{field}'. There are: {string.Join(", ", fields.Keys)}.",
            ("event", name), ("field", field), ("known", fields.Keys));
    }

    /// <summary>The value as the event's data have it, in JSON.</summary>
    public static JsonNode? Value(string name, string field, string text) => Value(Fields(Events[name])[field], text);

    private static JsonNode? Value(Type field, string text) =>
        field == typeof(string) ? JsonValue.Create(text)
        : field == typeof(bool) ? text is "true" or "false" ? JsonValue.Create(text == "true") : null
        : field == typeof(Guid) ? Guid.TryParse(text, out var id) ? JsonValue.Create(id) : null
        : field == typeof(DateOnly) ? DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) ? JsonValue.Create(text) : null
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;

    // Fields that hold one value that can be compared; what lies deeper is not asked for.
    private static SortedDictionary<string, Type> Fields(Type type) => new(type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(one => (one.Name, Type: Nullable.GetUnderlyingType(one.PropertyType) ?? one.PropertyType))
        .Where(one => one.Type == typeof(string) || one.Type == typeof(bool) || one.Type == typeof(Guid) || one.Type == typeof(DateOnly)
            || one.Type == typeof(int) || one.Type == typeof(long) || one.Type == typeof(decimal))
        .ToDictionary(one => JsonNamingPolicy.CamelCase.ConvertName(one.Name), one => one.Type), StringComparer.Ordinal);

    // An event is a record that no other record of its contracts is made of.
    private static Dictionary<string, Type> Find()
    {
        var records = new[] { typeof(UnitRegistered), typeof(ModelRegistered), typeof(OpinionReceived) }.SelectMany(one => one.Assembly.GetTypes())
            .Where(type => type.IsPublic && type.GetMethod("<Clone>$") is not null).ToList();
        var parts = records.SelectMany(record => record.GetProperties())
            .SelectMany(property => property.PropertyType.GetGenericArguments().Append(property.PropertyType)).ToHashSet();
        return records.Where(record => !parts.Contains(record)).ToDictionary(EventNames.Name, StringComparer.Ordinal);
    }
}
