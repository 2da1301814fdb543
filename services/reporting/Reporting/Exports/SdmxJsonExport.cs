using System.Globalization;
using System.Text.Json;
using DanVan.Reporting.Analytics;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Exports;

/// <summary>
/// A data message of SDMX-JSON 2.0, observations flat. An observation names its dimensions by their places in lists; these come behind the
/// observations, when it is known what stands in them, so that no more is held than the lists: one entry for each indicator, unit and month.
/// Levels at which nothing is presented are empty lists, and every value has a name: readers look for both.
/// </summary>
/// <param name="names">Of the indicators by their codes, in Vietnamese.</param>
internal sealed class SdmxJsonExport(DateTimeOffset prepared, IReadOnlyDictionary<string, string> names) : IExport
{
    private const int FlushAt = 1 << 16;
    private const string Schema = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json";

    private readonly SdmxJsonStructure structure = new();

    public string ContentType => "application/vnd.sdmx.data+json; version=2.0.0";

    public string FileName => "figures.sdmx.json";

    public async Task Write(IAsyncEnumerable<FigureRow> rows, Stream to, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(to, new() { Encoder = Json.Options.Encoder });
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
        SdmxJsonStructure.WriteLinks(json);
        json.WriteString("action", "Information");
        json.WriteStartObject("observations");
        await foreach (var row in rows.WithCancellation(ct))
        {
            var key = string.Create(CultureInfo.InvariantCulture,
                $"0:{structure.Indicators.Place(row.Indicator, names.GetValueOrDefault(row.Indicator))}:{structure.Areas.Place(row.UnitId.ToString(), row.UnitName)}:{structure.Periods.Place($"{row.Month:yyyy-MM}")}");
            json.WriteStartArray(key);
            json.WriteNumberValue(row.Value);
            if (row.UnitCode is { } code)
                json.WriteNumberValue(structure.Codes.Place(code));
            else
                json.WriteNullValue();
            json.WriteEndArray();
            if (json.BytesPending > FlushAt)
                await json.FlushAsync(ct);
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        structure.Write(json);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }
}
