using System.Text.Json;

namespace DanVan.Reporting.Exports;

/// <summary>What the observations of an SDMX-JSON message mean: its dimensions, measure and attribute, with all values that were met.</summary>
internal sealed class SdmxJsonStructure
{
    private const string Name = "Số liệu phong trào thi đua \"Dân vận khéo\" theo đơn vị và tháng";

    public Values Indicators { get; } = new();

    public Values Areas { get; } = new();

    public Values Periods { get; } = new();

    public Values Codes { get; } = new();

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("structures");
        json.WriteStartObject();
        WriteLinks(json);
        json.WriteString("name", Name);
        json.WriteStartObject("names");
        json.WriteString("vi", Name);
        json.WriteEndObject();
        json.WriteStartArray("dataSets");
        json.WriteNumberValue(0);
        json.WriteEndArray();
        var frequencies = new Values();
        frequencies.Place("M", "Hằng tháng");
        Components(json, "dimensions", () =>
        {
            frequencies.Write(json, "FREQ", "Tần suất", 0);
            Indicators.Write(json, "INDICATOR", "Chỉ tiêu", 1);
            Areas.Write(json, "REF_AREA", "Đơn vị hành chính", 2);
            Periods.Write(json, "TIME_PERIOD", "Tháng", 3);
        });
        Components(json, "measures", () =>
        {
            json.WriteStartObject();
            json.WriteString("id", "OBS_VALUE");
            json.WriteString("name", "Giá trị");
            json.WriteEndObject();
        });
        Components(json, "attributes", () => Codes.Write(json, "REF_AREA_CODE", "Mã đơn vị khi đó", null));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Which dataflow it is.</summary>
    internal static void WriteLinks(Utf8JsonWriter json)
    {
        json.WriteStartArray("links");
        json.WriteStartObject();
        json.WriteString("rel", "dataflow");
        json.WriteString("urn", $"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={SdmxCsvExport.Dataflow}");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // Measures are of observations by nature; of the others it is said that nothing is above these.
    private static void Components(Utf8JsonWriter json, string kind, Action observation)
    {
        json.WriteStartObject(kind);
        foreach (var level in kind == "measures" ? [] : new[] { "dataSet", "series" })
        {
            json.WriteStartArray(level);
            json.WriteEndArray();
        }
        json.WriteStartArray("observation");
        observation();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What stands in a dimension, in the order in which it was met.</summary>
    internal sealed class Values
    {
        private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
        private readonly List<(string Id, string Name)> inOrder = [];

        public int Place(string id, string? name = null)
        {
            if (!places.TryGetValue(id, out var place))
            {
                places[id] = place = inOrder.Count;
                inOrder.Add((id, name ?? id));
            }
            return place;
        }

        /// <param name="keyPosition">Of a dimension; absent of an attribute, which varies with the unit and the month.</param>
        public void Write(Utf8JsonWriter json, string id, string name, int? keyPosition)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("name", name);
            if (keyPosition is { } place)
                json.WriteNumber("keyPosition", place);
            else
                VariesWith(json, "REF_AREA", "TIME_PERIOD");
            json.WriteStartArray("values");
            foreach (var (value, called) in inOrder)
            {
                json.WriteStartObject();
                json.WriteString("id", value);
                json.WriteString("name", called);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }

        private static void VariesWith(Utf8JsonWriter json, params ReadOnlySpan<string> dimensions)
        {
            json.WriteStartObject("relationship");
            json.WriteStartArray("dimensions");
            foreach (var dimension in dimensions)
                json.WriteStringValue(dimension);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
