using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace DanVan.ServiceDefaults;

/// <summary>The one JSON dialect: camelCase, kebab-case enums, unknown fields refused, NFC text, plausible dates.</summary>
public static class Json
{
    /// <summary>The longest text that a list in a request may hold, in characters.</summary>
    internal const int LongestInList = 2000;

    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>For what another service has sent: a newer sender may add fields, and those who follow must not fall over them.</summary>
    public static JsonSerializerOptions Tolerant { get; } = new(Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new NfcText());
        options.Converters.Add(new PlausibleDate());
        options.Converters.Add(new PlausibleTime());
        return options;
    }

    /// <summary>
    /// Bodies of requests must name every value that has no default: an id or an enum that was forgotten would pass as zero. Texts say so
    /// themselves with <c>[Required]</c>. A list holds no null, and no text beyond <see cref="LongestInList"/>: what is said of the list says
    /// nothing of what is in it. Events are not held to it: they grow by fields that older ones lack.
    /// </summary>
    internal static void ConfigureForRequests(JsonSerializerOptions options) => Configure(options).TypeInfoResolver =
        (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(type =>
        {
            if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType.IsValueType: false })
                type.OnDeserialized = list => RefuseItems((IEnumerable)list);
            foreach (var property in type.Properties)
            {
                if (property.Set is not null && property.AssociatedParameter is { HasDefaultValue: false, ParameterType.IsValueType: true } given
                    && Nullable.GetUnderlyingType(given.ParameterType) is null)
                    property.IsRequired = true;
            }
        });

    private static void RefuseItems(IEnumerable list)
    {
        var place = 0;
        foreach (var item in list)
        {
            if (item is null)
                throw new JsonException($"Null is not allowed in a list; it stands at {place}, counted from 0.");
            if (item is string { Length: > LongestInList })
                throw new JsonException($"A text in a list has at most {LongestInList} characters; at {place}, counted from 0, it has more.");
            place++;
        }
    }

    private sealed class NfcText : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw new JsonException("Expected a text.");
            var text = reader.GetString()!;
            if (Array.Exists(text.ToCharArray(), IsForbidden))
                throw new JsonException("Control characters are not allowed in a text.");
            return VietnameseText.Normalize(text);
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            VietnameseText.Normalize(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value);

        private static bool IsForbidden(char character) => char.IsControl(character) && character is not ('\n' or '\r' or '\t');
    }

    private sealed class PlausibleDate : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
            && DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", out var date)
            && PlausibleDateAttribute.IsPlausible(date)
                ? date
                : throw new JsonException($"Expected a date yyyy-MM-dd from {PlausibleDateAttribute.First:yyyy} to {PlausibleDateAttribute.Last:yyyy}.");

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private sealed class PlausibleTime : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && HasOffset(reader.GetString()!) && reader.TryGetDateTimeOffset(out var time)
            && PlausibleDateAttribute.IsPlausible(DateOnly.FromDateTime(time.UtcDateTime))
                ? time
                : throw new JsonException("Expected an RFC 3339 time with its offset.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        private static bool HasOffset(string text) =>
            text.EndsWith('Z') || text.Length > 10 && text.AsSpan(10).IndexOfAny('+', '-') >= 0;
    }
}
