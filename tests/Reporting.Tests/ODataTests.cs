using System.Net;
using System.Xml;
using DanVan.TestKit;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace DanVan.Reporting.Tests;

/// <summary>What Excel and Power BI ask, in the shapes in which they ask it.</summary>
public sealed class ODataTests(Counted world) : IClassFixture<Counted>
{
    private const string Recognised = "/v1/odata/Figures?$filter=Indicator eq 'models-recognised'";

    private readonly HttpClient anybody = world.Reporting.Anonymous();

    [Fact]
    public async Task The_service_lists_its_sets_and_describes_them()
    {
        var sets = (await anybody.Read("/v1/odata/")).GetProperty("value").EnumerateArray().Select(set => $"{set.Text("kind")} {set.Text("name")} {set.Text("url")}");
        Assert.Equal(["EntitySet Embargoes Embargoes", "EntitySet Figures Figures", "EntitySet Indicators Indicators"], sets.Order(StringComparer.Ordinal));
        var figure = (await Model()).EntityContainer.FindEntitySet("Figures").EntityType;
        Assert.Equal(["Indicator", "Month", "UnitId"], figure.Key().Select(key => key.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Indicator Edm.String", "Month Edm.Date", "UnitCode Edm.String", "UnitId Edm.Guid", "UnitKind Edm.String", "UnitName Edm.String", "Value Edm.Decimal"],
            figure.StructuralProperties().Select(property => $"{property.Name} {property.Type.FullName()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_client_of_OData_reads_what_the_service_describes()
    {
        using var content = await anybody.GetAsync(new Uri($"{Recognised}&$select=UnitName,Month,Value&$count=true", UriKind.Relative));
        await content.ShouldBe(HttpStatusCode.OK);
        var (rows, count, _) = await Rows(content);
        Assert.Equal((5m, 2L), (rows.Sum(row => (decimal)row["Value"]), count!.Value));
        Assert.All(rows, row => Assert.Equal(["Month", "UnitName", "Value"], row.Keys.Order(StringComparer.Ordinal)));
        Assert.Equal(("0", "4.0"), (Assert.Single(content.Headers.GetValues("Freshness-Lag-Ms")), Assert.Single(content.Headers.GetValues("OData-Version"))));
    }

    [Fact]
    public async Task A_client_that_wants_small_pages_is_led_through_all_of_them_and_meets_every_row_once()
    {
        List<string> met = [];
        var (next, pages) = (new Uri("/v1/odata/Figures?$orderby=Value desc", UriKind.Relative), 0);
        for (; next is not null; pages++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, next);
            request.Headers.Add("Prefer", "odata.maxpagesize=2");
            using var answer = await anybody.SendAsync(request);
            await answer.ShouldBe(HttpStatusCode.OK);
            var (rows, _, after) = await Rows(answer);
            Assert.InRange(rows.Count, 1, 2);
            met.AddRange(rows.Select(row => $"{row["Indicator"]} {row["UnitId"]} {row["Month"]} {row["Value"]}"));
            next = after;
        }
        var all = (await anybody.Read("/v1/odata/Figures?$orderby=Value desc,Indicator,Month,UnitId")).GetProperty("value").EnumerateArray()
            .Select(row => $"{row.Text("Indicator")} {row.Text("UnitId")} {row.Text("Month")} {row.Number("Value")}").ToList();
        Assert.Equal((all.Count + 1) / 2, pages);
        Assert.Equal(all, met);
    }

    [Theory]
    [InlineData("$orderby=UnitName desc&$top=1", "Xã Mường Nọc 2024-01-01")]
    [InlineData("$orderby=UnitName desc&$top=1&$skip=1", "Phường Đội Cung 2024-01-01")]
    [InlineData("$filter=startswith(UnitName,'Phường') and Value gt 1", "Phường Đội Cung 2024-01-01")]
    [InlineData("$filter=contains(tolower(UnitName),'mường') and year(Month) eq 2024", "Xã Mường Nọc 2024-01-01")]
    [InlineData("$filter=length(trim(concat(toupper(UnitName),'x'))) gt 3 and indexof(UnitName,'Phường') eq 0 and endswith(UnitName,'Cung') and day(Month) eq 1 and round(Value) eq 3 and floor(Value) eq 3 and ceiling(Value) eq 3", "Phường Đội Cung 2024-01-01")]
    [InlineData("$filter=UnitKind in ('commune','township')&$format=application/json;odata.metadata=none", "Xã Mường Nọc 2024-01-01")]
    [InlineData("$filter=UnitId eq 01900000-0000-7000-8000-000000016681&$select=UnitName,Month,Value&$count=true&$top=1000&$skip=0", "Phường Đội Cung 2024-01-01")]
    public async Task Rows_are_chosen_and_put_in_order_as_spreadsheets_ask_it(string asked, string found)
    {
        var within = asked.StartsWith("$filter=", StringComparison.Ordinal) ? $"$filter=Indicator eq 'models-recognised' and {asked[8..]}" : $"$filter=Indicator eq 'models-recognised'&{asked}";
        var row = Assert.Single((await anybody.Read($"/v1/odata/Figures?{within}")).GetProperty("value").EnumerateArray());
        Assert.Equal(found, $"{row.Text("UnitName")} {row.Text("Month")}");
    }

    [Theory]
    [InlineData("", "2")]
    [InlineData(" and Value gt 2", "1")]
    public async Task How_many_rows_there_are_is_a_plain_number(string more, string count)
    {
        using var answer = await anybody.GetAsync(new Uri($"/v1/odata/Figures/$count?$filter=Indicator eq 'models-recognised'{more}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "text/plain", count), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("/v1/odata/Figures/$count?$filter=Unit eq 'x'")]
    [InlineData("/v1/odata/Figures/$count?$top=1")]
    [InlineData("/v1/odata/Figures?$filter=Unit eq 'x'")]
    [InlineData("/v1/odata/Figures?$top=10001")]
    [InlineData("/v1/odata/Figures?$top=-1")]
    [InlineData("/v1/odata/Figures?$orderby=Nothing")]
    [InlineData("/v1/odata/Figures?$filter=Month eq 'hôm qua'")]
    [InlineData("/v1/odata/Figures?$skiptoken=x")]
    // What may fail on a row would tell of rows that are withheld.
    [InlineData("/v1/odata/Figures?$filter=Value div 0 gt 1")]
    [InlineData("/v1/odata/Figures?$filter=Indicator eq 'opinions-received' and 1 div (month(Month) sub 3) gt -1")]
    [InlineData("/v1/odata/Figures?$filter=Value mod 1 eq 0 or Value mul 1e28 gt 1")]
    [InlineData("/v1/odata/Figures/$count?$filter=Value div 0 gt 1")]
    [InlineData("/v1/odata/Figures?$orderby=Value div 0")]
    [InlineData("/v1/odata/Figures?$filter=substring(UnitName,-1) eq 'x'")]
    [InlineData("/v1/odata/Figures?$filter=cast(UnitName,Edm.Int32) eq 1")]
    [InlineData("/v1/odata/Figures?$filter=matchesPattern(UnitName,'(')")]
    [InlineData("/v1/odata/Indicators?$filter=Version div 0 eq 1")]
    [InlineData("/v1/odata/Figures?$apply=aggregate(Value with sum as Total)")]
    public async Task What_OData_cannot_answer_is_refused_as_everything_else_is(string path)
    {
        using var answer = await anybody.GetAsync(new Uri(path, UriKind.Relative));
        await answer.ShouldRefuse(400, "invalid-query");
    }

    private async Task<IEdmModel> Model()
    {
        using var metadata = XmlReader.Create(await anybody.GetStreamAsync(new Uri("/v1/odata/$metadata", UriKind.Relative)));
        return CsdlReader.Parse(metadata);
    }

    private async Task<(List<Dictionary<string, object>> Rows, long? Count, Uri? Next)> Rows(HttpResponseMessage content)
    {
        var model = await Model();
        var set = model.EntityContainer.FindEntitySet("Figures");
        using var reader = new ODataMessageReader(new Answer(await content.Content.ReadAsStreamAsync()), new ODataMessageReaderSettings { BaseUri = new("http://localhost/v1/odata/") }, model);
        var read = await reader.CreateODataResourceSetReaderAsync(set, set.EntityType);
        var (rows, count, next) = (new List<Dictionary<string, object>>(), (long?)null, (Uri?)null);
        while (await read.ReadAsync())
        {
            if (read is { State: ODataReaderState.ResourceEnd, Item: ODataResource row })
                rows.Add(row.Properties.OfType<ODataProperty>().ToDictionary(property => property.Name, property => property.Value));
            if (read is { State: ODataReaderState.ResourceSetEnd, Item: ODataResourceSet all })
                (count, next) = (all.Count, all.NextPageLink);
        }
        return (rows, count, next);
    }

    /// <summary>An answer as the OData library wants to be given one.</summary>
    private sealed class Answer(Stream body) : IODataResponseMessageAsync
    {
        public IEnumerable<KeyValuePair<string, string>> Headers => [new("Content-Type", GetHeader("Content-Type"))];

        public int StatusCode { get; set; } = 200;

        public string GetHeader(string headerName) => headerName == "Content-Type" ? "application/json;odata.metadata=minimal" : null!;

        public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException();

        public Stream GetStream() => body;

        public Task<Stream> GetStreamAsync() => Task.FromResult(body);
    }
}
