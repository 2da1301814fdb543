using System.Globalization;
using System.Text.Json;
using DanVan.Committee.Units;
using DanVan.Reporting.Analytics;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Exports;

/// <summary>GeoJSON (RFC 7946): each figure at the centre of its unit, or nowhere when that was never measured.</summary>
internal sealed class GeoJsonExport(UnitTree tree) : IExport
{
    private const int Unwritten = 1 << 16;

    public string ContentType => "application/geo+json";

    public string FileName => "figures.geojson";

    public async Task Write(IAsyncEnumerable<FigureRow> rows, Stream to, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(to, new() { Encoder = Json.Options.Encoder });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        await foreach (var row in rows.WithCancellation(ct))
        {
            Feature(json, row);
            if (json.BytesPending > Unwritten)
                await json.FlushAsync(ct);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Feature(Utf8JsonWriter json, FigureRow row)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        if (tree.Find(row.UnitId, row.Month)?.Measures is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(longitude);
            json.WriteNumberValue(latitude);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("geometry");
        }
        // By hand: the serializer would send each row by itself.
        json.WriteStartObject("properties");
        json.WriteString("indicator", row.Indicator);
        json.WriteString("unitId", row.UnitId);
        json.WriteString("unitCode", row.UnitCode);
        json.WriteString("unitName", row.UnitName);
        json.WriteString("unitKind", row.UnitKind);
        json.WriteString("month", row.Month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("value", row.Value);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
