using System.Globalization;
using System.Text.Json;
using DanVan.Reporting.Analytics;

namespace DanVan.Reporting.Exports;

/// <summary>
/// A data message of SDMX-JSON 2.0, observations flat. An observation names its dimensions by their places in lists; these come behind the
/// observations, when it is known what stands in them, so that no more is held than the lists: one entry for each indicator, unit and month.
/// </summary>
internal sealed class SdmxJsonExport(DateTimeOffset prepared) : IExport
{
    private const int FlushAt = 1 << 16;
    private const string Schema = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json";

    private readonly Values indicators = new(), areas = new(), periods = new(), codes = new();

    public string ContentType => "application/vnd.sdmx.data+json; version=2.0.0";

    public string FileName => "figures.sdmx.json";

    public async Task Write(IAsyncEnumerable<FigureRow> rows, Stream to, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(to);
        json.WriteStartObject();
        json.WriteStartObject("meta");
        json.WriteString("schema", Schema);
        json.WriteString("id", $"DANVAN-FIGURES-{prepared.ToUnixTimeSeconds()}");
        json.WriteBoolean("test", false);
        json.WriteString("prepared", prepared.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteStartArray("contentLanguages");
        json.WriteStringValue("vi");
        json.WriteEndArray();
        json.WriteStartObject("sender");
        json.WriteString("id", "DANVAN");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("data");
        json.WriteStartArray("dataSets");
        json.WriteStartObject();
        json.WriteNumber("structure", 0);
        json.WriteString("action", "Information");
        json.WriteStartObject("observations");
        await foreach (var row in rows.WithCancellation(ct))
        {
            var key = string.Create(CultureInfo.InvariantCulture,
                $"0:{indicators.Place(row.Indicator)}:{areas.Place(row.UnitId.ToString(), row.UnitName)}:{periods.Place($"{row.Month:yyyy-MM}")}");
            json.WriteStartArray(key);
            json.WriteNumberValue(row.Value);
            if (row.UnitCode is { } code)
                json.WriteNumberValue(codes.Place(code));
            else
                json.WriteNullValue();
            json.WriteEndArray();
            if (json.BytesPending > FlushAt)
                await json.FlushAsync(ct);
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        Structures(json);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    private void Structures(Utf8JsonWriter json)
    {
        json.WriteStartArray("structures");
        json.WriteStartObject();
        json.WriteStartArray("dataSets");
        json.WriteNumberValue(0);
        json.WriteEndArray();
        json.WriteStartObject("dimensions");
        json.WriteStartArray("observation");
        var frequencies = new Values();
        frequencies.Place("M");
        foreach (var (place, id, values) in new[] { (0, "FREQ", frequencies), (1, "INDICATOR", indicators), (2, "REF_AREA", areas), (3, "TIME_PERIOD", periods) })
            values.Write(json, id, place);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("measures");
        json.WriteStartArray("observation");
        json.WriteStartObject();
        json.WriteString("id", "OBS_VALUE");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("attributes");
        json.WriteStartArray("observation");
        codes.Write(json, "REF_AREA_CODE", null);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>What stands in a dimension, in the order in which it was met.</summary>
    private sealed class Values
    {
        private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
        private readonly List<(string Id, string? Name)> inOrder = [];

        public int Place(string id, string? name = null)
        {
            if (!places.TryGetValue(id, out var place))
            {
                places[id] = place = inOrder.Count;
                inOrder.Add((id, name));
            }
            return place;
        }

        public void Write(Utf8JsonWriter json, string id, int? keyPosition)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            if (keyPosition is { } place)
                json.WriteNumber("keyPosition", place);
            json.WriteStartArray("values");
            foreach (var (value, name) in inOrder)
            {
                json.WriteStartObject();
                json.WriteString("id", value);
                if (name is not null)
                    json.WriteString("name", name);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
