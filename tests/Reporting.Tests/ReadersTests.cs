using System.Globalization;
using System.Text.Json;
using CsvHelper;
using DanVan.TestKit;
using ExcelDataReader;

namespace DanVan.Reporting.Tests;

/// <summary>The service at an address of its own, and what programs that others wrote find there (<c>Readers/read.mjs</c>), each by itself.</summary>
public sealed class Outside : IAsyncLifetime
{
    private ServiceProcess service = null!;

    public Counted World { get; } = new();

    public JsonElement Found { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await World.InitializeAsync();
        service = await ServiceProcess.Start(Repository.Program("services/reporting/Reporting"), TestTokens.Settings.Concat(
        [
            new("ConnectionStrings:reportingdb", World.Reporting.Database.ConnectionString),
            new("ConnectionStrings:rabbitmq", World.Reporting.Broker.ConnectionString),
        ]));
        Found = JsonDocument.Parse(await Script.Run("tests/Reporting.Tests/Readers/read.mjs", service.Address.ToString(), TestTokens.For("province", SampleUnits.ProvinceClaim, "reporting.read"))).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.DisposeAsync();
        await World.DisposeAsync();
    }
}

/// <summary>Files are read by libraries that did not write them, and agree with the interface.</summary>
public sealed class ReadersTests(Outside outside) : IClassFixture<Outside>
{
    private readonly HttpClient province = outside.World.Caller("province");

    [Theory]
    [InlineData("arrow")]
    [InlineData("parquet")]
    [InlineData("sdmx-json")]
    [InlineData("geojson")]
    [InlineData("odata")]
    public async Task A_reader_that_others_wrote_finds_what_the_interface_says(string reader)
    {
        var names = (await province.Read("/v1/indicators?limit=200")).GetProperty("items").EnumerateArray().ToDictionary(one => one.Text("code"), one => one.Text("nameVi"));
        // The SDMX reader gives names, as the message has them.
        var told = (await Told()).Select(row => reader == "sdmx-json" ? row with { Indicator = names[row.Indicator] } : row);
        Assert.Equal(told, outside.Found.GetProperty(reader).EnumerateArray().Select(row => new Row(row[0].GetString()!, row[1].GetString()!, row[2].GetString()!, row[3].GetDecimal())));
    }

    [Fact]
    public async Task A_spreadsheet_shows_months_as_days_and_numbers_as_numbers_and_its_last_line_is_their_sum()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var book = ExcelReaderFactory.CreateReader(new MemoryStream(await File("xlsx")));
        List<object?[]> rows = [];
        while (book.Read())
            rows.Add([.. Enumerable.Range(0, book.FieldCount).Select(book.GetValue)]);
        Assert.Equal(["Chỉ tiêu", "Id đơn vị", "Mã", "Đơn vị", "Loại", "Tháng", "Giá trị"], rows[0]);
        Assert.Equal(await Told(), rows[1..^1].Select(row => new Row((string)row[0]!, (string)row[3]!, $"{(DateTime)row[5]!:yyyy-MM}", (decimal)(double)row[6]!)));
        Assert.Equal(("Tổng", (double)(await Told()).Sum(row => row.Value)), (rows[^1][0], rows[^1][6]));
    }

    [Fact]
    public async Task A_message_of_SDMX_CSV_has_the_columns_of_its_standard_in_their_order_and_names_its_dataflow_in_every_row()
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(await File("sdmx-csv"))), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        // SDMX-CSV 2.0: the structure, its id and the action; dimensions; the measure; whatever else one adds.
        Assert.Equal(["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "REF_AREA_CODE", "REF_AREA_NAME"], csv.HeaderRecord!);
        List<Row> rows = [];
        HashSet<string> keys = [];
        while (csv.Read())
        {
            Assert.Equal(("dataflow", "DANVAN:FIGURES(1.0)", "I", "M"), (csv.GetField(0), csv.GetField(1), csv.GetField(2), csv.GetField(3)));
            Assert.True(keys.Add($"{csv.GetField("INDICATOR")}.{csv.GetField("REF_AREA")}.{csv.GetField("TIME_PERIOD")}"), "An observation has one key.");
            rows.Add(new(csv.GetField("INDICATOR")!, csv.GetField("REF_AREA_NAME")!, csv.GetField("TIME_PERIOD")!, csv.GetField<decimal>("OBS_VALUE")));
        }
        Assert.Equal(await Told(), rows);
    }

    private sealed record Row(string Indicator, string Unit, string Month, decimal Value);

    private async Task<List<Row>> Told() => [.. (await province.Read("/v1/odata/Figures?$orderby=Indicator,Month,UnitId")).GetProperty("value").EnumerateArray()
        .Select(row => new Row(row.Text("Indicator"), row.Text("UnitName"), row.Text("Month")[..7], row.Number("Value")))];

    private Task<byte[]> File(string format) => province.GetByteArrayAsync(new Uri($"/v1/exports/{format}", UriKind.Relative));
}
