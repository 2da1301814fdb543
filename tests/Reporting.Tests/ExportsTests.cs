using System.Globalization;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using CsvHelper;
using DanVan.TestKit;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Parquet;

namespace DanVan.Reporting.Tests;

/// <summary>Files are read back by libraries of others, and agree with each other and with every other door.</summary>
public sealed class ExportsTests(Counted world) : IClassFixture<Counted>
{
    public static readonly string[] Formats = ["csv", "sdmx-csv", "sdmx-json", "xlsx", "parquet", "arrow", "geojson"];

    public static IEnumerable<TheoryDataRow<string, string>> Everything =>
        from format in Formats from role in new[] { "nobody", "no-scope", "que-phong", "thanh-vinh", "province" } select new TheoryDataRow<string, string>(format, role);

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task A_file_holds_for_every_caller_what_OData_shows_them(string format, string role)
    {
        var odata = (await world.Caller(role).Read("/v1/odata/Figures?$orderby=Indicator,Month,UnitId")).GetProperty("value").EnumerateArray()
            .Select(row => (row.Text("Indicator"), row.Text("UnitName"), row.Text("Month")[..7], row.Number("Value")));
        Assert.Equal(odata, await Rows(format, await world.Caller(role).GetByteArrayAsync(new Uri($"/v1/exports/{format}", UriKind.Relative))));
    }

    [Fact]
    public async Task A_workbook_is_valid_and_its_formula_adds_up_what_it_holds()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(await world.Caller("nobody").GetByteArrayAsync(
            new Uri("/v1/exports/xlsx?indicators=models-recognised&from=2024-01-01", UriKind.Relative))), false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(fault => $"{fault.Part?.Uri} {fault.Description}"));
        var last = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Last().Elements<Cell>().Last();
        Assert.Equal(("SUM(G2:G3)", "5"), (last.CellFormula!.Text, last.CellValue!.Text));
    }

    [Theory]
    [InlineData("/v1/exports/csv?from=1024-01-01", 400)]
    [InlineData("/v1/exports/pdf", 400)]
    public async Task What_cannot_be_exported_is_refused(string path, int status)
    {
        using var answer = await world.Caller("nobody").GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("sdmx-csv")]
    [InlineData("sdmx-json")]
    [InlineData("xlsx")]
    [InlineData("parquet")]
    [InlineData("arrow")]
    [InlineData("geojson")]
    public async Task A_large_file_is_written_in_flat_memory(string format)
    {
        var (units, months) = Environment.GetEnvironmentVariable("DANVAN_FULL") == "1" ? (4000, 250) : (400, 50);
        await using var large = new Counted();
        await large.InitializeAsync();
        await large.Reporting.Database.Run($"""
            insert into unit select gen_random_uuid(), 1 from generate_series(1, {units});
            insert into unit_version (unit_id, valid_from, name, short_name, folded, kind, parent_id, symbol, issuer, effective_on)
            select id, '2000-01-01', 'Xã số ' || substr(id::text, 1, 8), 'x', 'x', 'commune', '{SampleUnits.Province}', '-', '-', '2000-01-01' from unit
            where not exists (select from unit_version v where v.unit_id = id);
            insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, cause, source, position)
            select 'models-recognised', 1, u.id, u.id, date '2000-02-01' + interval '1 month' * m, 1, now(), gen_random_uuid(), 'x', m
            from unit u join unit_version v on v.unit_id = u.id and v.valid_from = '2000-01-01', generate_series(1, {months}) m;
            vacuum analyze fact;
            """.Replace("vacuum analyze fact;", "", StringComparison.Ordinal));
        var anybody = large.Reporting.Anonymous();
        using var answer = await anybody.GetAsync(new Uri($"/v1/exports/{format}?indicators=models-recognised", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, size, buffer) = (0L, 0L, new byte[1 << 16]);
        await using var body = await answer.Content.ReadAsStreamAsync();
        for (var reads = 0; await body.ReadAsync(buffer) is > 0 and var read; reads++)
        {
            size += read;
            if (reads % 64 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.True(size > units * months * 5, $"{size} bytes");
        // A million rows as objects would be some 200 MB; a row group of Parquet, the largest thing held, is a tenth of that.
        Assert.True(most < 48_000_000, $"{most} bytes were held at once");
    }

    private static async Task<List<(string, string, string, decimal)>> Rows(string format, byte[] file) => format switch
    {
        "csv" => Csv(file, "indicator", "unit_name", "month", "value"),
        "sdmx-csv" => Csv(file, "INDICATOR", "REF_AREA_NAME", "TIME_PERIOD", "OBS_VALUE"),
        "sdmx-json" => FromSdmxJson(JsonDocument.Parse(file).RootElement.GetProperty("data")),
        "xlsx" => Xlsx(file),
        "parquet" => await FromParquet(file),
        "arrow" => await FromArrow(file),
        _ => [.. JsonDocument.Parse(file).RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties"))
            .Select(row => (row.Text("indicator"), row.Text("unitName"), row.Text("month")[..7], row.Number("value")))],
    };

    /// <summary>As the standard has it: each observation names its dimensions by their places.</summary>
    private static List<(string, string, string, decimal)> FromSdmxJson(JsonElement data)
    {
        var structure = data.GetProperty("structures")[0];
        var dimensions = structure.GetProperty("dimensions").GetProperty("observation").EnumerateArray().ToDictionary(one => one.Text("id"), one => (Place: one.GetProperty("keyPosition").GetInt32(), Values: one.GetProperty("values")));
        var codes = structure.GetProperty("attributes").GetProperty("observation")[0];
        Assert.Equal("REF_AREA_CODE", codes.Text("id"));
        return [.. data.GetProperty("dataSets")[0].GetProperty("observations").EnumerateObject().Select(observation =>
        {
            var key = observation.Name.Split(':').Select(place => int.Parse(place, CultureInfo.InvariantCulture)).ToList();
            JsonElement Value(string dimension) => dimensions[dimension].Values[key[dimensions[dimension].Place]];
            Assert.Equal("M", Value("FREQ").Text("id"));
            Assert.NotEmpty(codes.GetProperty("values")[observation.Value[1].GetInt32()].Text("id"));
            return (Value("INDICATOR").Text("id"), Value("REF_AREA").Text("name"), Value("TIME_PERIOD").Text("id"), observation.Value[0].GetDecimal());
        })];
    }

    private static List<(string, string, string, decimal)> Csv(byte[] file, string indicator, string unit, string month, string value)
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(file)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        List<(string, string, string, decimal)> rows = [];
        while (csv.Read())
            rows.Add((csv.GetField(indicator)!, csv.GetField(unit)!, csv.GetField(month)![..7], csv.GetField<decimal>(value)));
        return rows;
    }

    private static List<(string, string, string, decimal)> Xlsx(byte[] file)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(file), false);
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Skip(1).SkipLast(1);
        return [.. rows.Select(row => row.Elements<Cell>().Select(cell => cell.CellValue?.Text ?? cell.InnerText).ToList())
            .Select(cells => (cells[0], cells[3], DateTime.FromOADate(double.Parse(cells[5], CultureInfo.InvariantCulture)).ToString("yyyy-MM", CultureInfo.InvariantCulture), decimal.Parse(cells[6], CultureInfo.InvariantCulture)))];
    }

    private static async Task<List<(string, string, string, decimal)>> FromArrow(byte[] file)
    {
        using var reader = new ArrowStreamReader(new MemoryStream(file));
        List<(string, string, string, decimal)> rows = [];
        while (await reader.ReadNextRecordBatchAsync() is { } batch)
        {
            using (batch)
            {
                var (indicators, names) = ((StringArray)batch.Column("indicator"), (StringArray)batch.Column("unit_name"));
                var (months, values) = ((Date32Array)batch.Column("month"), (Decimal128Array)batch.Column("value"));
                rows.AddRange(Enumerable.Range(0, batch.Length).Select(at =>
                    (indicators.GetString(at), names.GetString(at), $"{months.GetDateOnly(at):yyyy-MM}", values.GetValue(at)!.Value)));
            }
        }
        return rows;
    }

    private static async Task<List<(string, string, string, decimal)>> FromParquet(byte[] file)
    {
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(file));
        var fields = reader.Schema.GetDataFields().ToDictionary(field => field.Name);
        List<(string, string, string, decimal)> rows = [];
        for (var at = 0; at < reader.RowGroupCount; at++)
        {
            using var group = reader.OpenRowGroupReader(at);
            var count = (int)group.RowCount;
            var (indicators, names, months, values) = (new string?[count], new string?[count], new DateTime[count], new decimal[count]);
            await group.ReadAsync(fields["indicator"], indicators.AsMemory());
            await group.ReadAsync(fields["unit_name"], names.AsMemory());
            await group.ReadAsync<DateTime>(fields["month"], months.AsMemory());
            await group.ReadAsync<decimal>(fields["value"], values.AsMemory());
            rows.AddRange(Enumerable.Range(0, count).Select(row => (indicators[row]!, names[row]!, months[row].ToString("yyyy-MM", CultureInfo.InvariantCulture), values[row])));
        }
        return rows;
    }
}
