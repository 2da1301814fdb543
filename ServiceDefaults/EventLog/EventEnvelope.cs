using System.Text.Json;
using System.Text.Json.Serialization;

namespace DanVan.ServiceDefaults;

/// <summary>An event on its way, in the form of CloudEvents 1.0: the same in the feed, on the broker and in an archive.</summary>
public sealed record EventEnvelope
{
    [JsonPropertyName("specversion")]
    public string SpecVersion { get; init; } = "1.0";

    public required Guid Id { get; init; }

    /// <summary>The service whose log holds it.</summary>
    public required string Source { get; init; }

    public required string Type { get; init; }

    /// <summary>The id of the thing that changed.</summary>
    public required Guid Subject { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>When it became known to the system.</summary>
    [JsonPropertyName("recordedtime")]
    public required DateTimeOffset RecordedTime { get; init; }

    /// <summary>Its position in the log of its source: contiguous from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>The version of the subject that this event made.</summary>
    [JsonPropertyName("subjectversion")]
    public required long SubjectVersion { get; init; }

    [JsonPropertyName("unitid")]
    public Guid? UnitId { get; init; }

    /// <summary>The client that did it.</summary>
    public required string Actor { get; init; }

    /// <summary>The event of another service that led to this one.</summary>
    public Guid? Cause { get; init; }

    public string? Traceparent { get; init; }

    [JsonPropertyName("datacontenttype")]
    public string DataContentType { get; init; } = "application/json";

    public required RawJson Data { get; init; }
}

/// <summary>A chunk of consecutive events of one source, as one message.</summary>
public sealed record EventBatch(string Source, long Head, IReadOnlyList<EventEnvelope> Events);

/// <summary>JSON that passes through as it was written.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct RawJson(string Text)
{
    public static RawJson Of(string text) => new(text);

    internal sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new(document.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
