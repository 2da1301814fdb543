using System.Globalization;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using CsvHelper;
using DanVan.Reporting.Exports;
using DanVan.TestKit;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Npgsql;
using Parquet;

namespace DanVan.Reporting.Tests;

/// <summary>Files are read back by libraries of others, and agree with each other and with every other door.</summary>
public sealed class ExportsTests(Counted world) : IClassFixture<Counted>
{
    public static readonly string[] Formats = ["csv", "sdmx-csv", "sdmx-json", "xlsx", "parquet", "arrow", "geojson"];

    public static IEnumerable<TheoryDataRow<string, string>> Everything =>
        from format in Formats from role in new[] { "nobody", "no-scope", "no-unit", "que-phong", "thanh-vinh", "province" } select new TheoryDataRow<string, string>(format, role);

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
    [InlineData("models-recognized")]
    [InlineData("models-registered,models-recognized")]
    [InlineData("models-recognised,")]
    [InlineData("")]
    public async Task An_indicator_that_does_not_exist_is_not_left_out_of_a_file_in_silence(string indicators)
    {
        using var answer = await world.Caller("nobody").GetAsync(new Uri($"/v1/exports/csv?indicators={indicators}", UriKind.Relative));
        await answer.ShouldRefuse(404, "indicator-not-found");
    }

    [Fact]
    public async Task Indicators_of_a_file_are_separated_by_commas_and_blanks_and_may_be_called_by_their_names()
    {
        var rows = await Rows("csv", await world.Caller("province").GetByteArrayAsync(new Uri("/v1/exports/csv?indicators=models-registered, mo hinh duoc cong nhan", UriKind.Relative)));
        Assert.Equal(["models-recognised", "models-registered"], rows.Select(row => row.Indicator).Distinct());
    }

    [Fact]
    public async Task Whoever_wants_one_more_file_than_are_written_at_once_is_told_to_come_back_and_gets_it_then()
    {
        var (file, anybody) = (new Uri("/v1/exports/csv", UriKind.Relative), world.Caller("nobody"));
        Task<byte[]>[] writing;
        await using (var holding = new NpgsqlConnection(world.Reporting.Database.ConnectionString))
        {
            await holding.OpenAsync();
            await using var still = await holding.BeginTransactionAsync();
            await using (var command = new NpgsqlCommand("lock table fact in access exclusive mode", holding, still))
                await command.ExecuteNonQueryAsync();
            writing = [anybody.GetByteArrayAsync(file), anybody.GetByteArrayAsync(file)];
            await Eventually.Holds(async () => await world.Reporting.Database.Read<int>("select count(*) from pg_locks where not granted and relation = 'fact'::regclass and database = (select oid from pg_database where datname = current_database())") >= 2);
            using var answer = await anybody.GetAsync(file);
            await answer.ShouldRefuse(503, "too-many-exports");
            Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }
        await Task.WhenAll(writing);
        await Eventually.Holds(async () => (await anybody.GetAsync(file)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_file_that_takes_too_long_is_broken_off_and_leaves_its_place_to_another()
    {
        var clock = new Clock();
        using var turns = new ExportTurns(Options.Create(new ExportOptions { AtOnce = 1, LongestSeconds = 900 }), clock);
        var (slow, next) = (new Request(), new Request());
        Assert.Null(turns.Begin(slow.Http));
        Assert.NotNull(turns.Begin(next.Http));
        clock.Ring();
        Assert.True(slow.IsAborted);
        await slow.End();
        Assert.Null(turns.Begin(next.Http));
        Assert.Equal([TimeSpan.FromSeconds(900), TimeSpan.FromSeconds(900)], clock.Asked);
    }

    internal static async Task<List<(string Indicator, string Unit, string Month, decimal Value)>> Rows(string format, byte[] file) => format switch
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
    private static List<(string Indicator, string Unit, string Month, decimal Value)> FromSdmxJson(JsonElement data)
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

    private static List<(string Indicator, string Unit, string Month, decimal Value)> Csv(byte[] file, string indicator, string unit, string month, string value)
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(file)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        List<(string Indicator, string Unit, string Month, decimal Value)> rows = [];
        while (csv.Read())
            rows.Add((csv.GetField(indicator)!, csv.GetField(unit)!, csv.GetField(month)![..7], csv.GetField<decimal>(value)));
        return rows;
    }

    private static List<(string Indicator, string Unit, string Month, decimal Value)> Xlsx(byte[] file)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(file), false);
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Skip(1).SkipLast(1);
        return [.. rows.Select(row => row.Elements<Cell>().Select(cell => cell.CellValue?.Text ?? cell.InnerText).ToList())
            .Select(cells => (cells[0], cells[3], DateTime.FromOADate(double.Parse(cells[5], CultureInfo.InvariantCulture)).ToString("yyyy-MM", CultureInfo.InvariantCulture), decimal.Parse(cells[6], CultureInfo.InvariantCulture)))];
    }

    private static async Task<List<(string Indicator, string Unit, string Month, decimal Value)>> FromArrow(byte[] file)
    {
        using var reader = new ArrowStreamReader(new MemoryStream(file));
        List<(string Indicator, string Unit, string Month, decimal Value)> rows = [];
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

    private static async Task<List<(string Indicator, string Unit, string Month, decimal Value)>> FromParquet(byte[] file)
    {
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(file));
        var fields = reader.Schema.GetDataFields().ToDictionary(field => field.Name);
        List<(string Indicator, string Unit, string Month, decimal Value)> rows = [];
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

    /// <summary>A request with nothing but an end.</summary>
    private sealed class Request : IHttpRequestLifetimeFeature, IHttpResponseFeature
    {
        private readonly List<(Func<object, Task> Do, object State)> atTheEnd = [];

        public Request() => Http = new DefaultHttpContext(With(new FeatureCollection(), this));

        public HttpContext Http { get; }

        public bool IsAborted { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        public int StatusCode { get; set; }

        public string? ReasonPhrase { get; set; }

        public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

        public Stream Body { get; set; } = Stream.Null;

        public bool HasStarted => false;

        public void Abort() => IsAborted = true;

        public void OnStarting(Func<object, Task> callback, object state)
        {
        }

        public void OnCompleted(Func<object, Task> callback, object state) => atTheEnd.Add((callback, state));

        public async Task End()
        {
            foreach (var (act, state) in atTheEnd)
                await act(state);
        }

        private static FeatureCollection With(FeatureCollection features, Request request)
        {
            features.Set<IHttpRequestLifetimeFeature>(request);
            features.Set<IHttpResponseFeature>(request);
            return features;
        }
    }

    /// <summary>Time passes when it is told to.</summary>
    private sealed class Clock : TimeProvider
    {
        private readonly List<Action> due = [];

        public List<TimeSpan> Asked { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Asked.Add(dueTime);
            due.Add(() => callback(state));
            return new Timer();
        }

        public void Ring() => due.ForEach(one => one());

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
