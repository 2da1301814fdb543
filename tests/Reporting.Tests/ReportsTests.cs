using System.Net;
using System.Text.Json;
using DanVan.Reporting.Reports;
using DanVan.TestKit;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using UglyToad.PdfPig;

namespace DanVan.Reporting.Tests;

/// <summary>The official report of a period: a sentence that states a figure leads to it, any other is somebody's opinion and says so.</summary>
public sealed class ReportsTests(Counted world) : IClassFixture<Counted>
{
    private const string AsOf = "2025-03-01T00:00:00+07:00";

    private readonly HttpClient province = world.Reporting.As("province", SampleUnits.ProvinceClaim, "reporting.read", "reporting.submit");

    [Fact]
    public async Task Every_sentence_that_states_a_figure_leads_to_it_and_every_other_is_marked_as_opinion()
    {
        var content = await Content(await Drafted("2024", AsOf));
        var figures = content.GetProperty("figures").EnumerateArray().ToDictionary(one => (int)one.Number("number"));
        var sentences = content.GetProperty("sections").EnumerateArray().SelectMany(one => one.GetProperty("sentences").EnumerateArray()).ToList();
        Assert.Equal("Trong năm 2024, trên địa bàn tỉnh Nghệ An có 5 mô hình \"Dân vận khéo\" được công nhận, tăng 5 so với cùng kỳ năm trước (0 mô hình).", sentences[0].Text("text"));
        Assert.Equal("Các mô hình được công nhận trong kỳ có ở 2 trên tổng số 2 đơn vị cấp dưới trực tiếp.", sentences[1].Text("text"));
        Assert.Contains("tỷ lệ mô hình được công nhận so với mô hình đăng ký là 100%", sentences[2].Text("text"), StringComparison.Ordinal);
        Assert.All(sentences, sentence => Assert.Equal(sentence.GetProperty("isOpinion").GetBoolean(), sentence.GetProperty("figures").GetArrayLength() == 0));
        Assert.Equal(figures.Keys.Order(), sentences.SelectMany(one => one.GetProperty("figures").EnumerateArray().Select(number => number.GetInt32())).Distinct().Order());
        // The office says 900; the system does not.
        Assert.True(sentences.Single(one => one.Text("text").Contains("900", StringComparison.Ordinal)).GetProperty("isOpinion").GetBoolean());
        foreach (var figure in figures.Values)
        {
            var isLinked = figure.TryGetProperty("href", out var href);
            // Of consultations nobody may have been heard of yet.
            if (isLinked && !figure.TryGetProperty("value", out _))
            {
                Assert.Equal(("consultations-opened", ReportWords.Unknown), (figure.Text("indicator"), figure.Text("text")));
            }
            else if (isLinked)
            {
                var asked = (await province.Read(href.GetString()!)).GetProperty("recast");
                Assert.Equal(figure.Number("value"), href.GetString()!.Contains("by=children", StringComparison.Ordinal)
                    ? asked.GetProperty("rows").EnumerateArray().Count(row => row.Number("value") > 0) : asked.Number("value"));
                await province.Read(figure.Text("why"));
            }
            else
            {
                Assert.All(figure.GetProperty("parts").EnumerateArray(), part => Assert.True(figures[part.GetInt32()].TryGetProperty("href", out _)));
                var parts = figure.GetProperty("parts").EnumerateArray().Select(part => figures[part.GetInt32()].Text("indicator"));
                Assert.Subset(parts.ToHashSet(), (await province.Read(figure.Text("why"))).GetProperty("items").EnumerateArray().Select(input => input.Text("indicator")).ToHashSet());
            }
        }
    }

    [Fact]
    public async Task Written_again_as_of_the_same_time_a_report_has_the_same_bytes_whatever_became_known_since()
    {
        var first = await Drafted("2024-H1", AsOf);
        await world.Reporting.Database.Run($"""
            insert into fact (indicator, version, subject, unit_id, occurred_on, value, known_at, cause, source, position)
            values ('models-recognised', 1, gen_random_uuid(), '{SampleUnits.DoiCung}', '2024-02-02', 1, now() - interval '10 minutes', gen_random_uuid(), 'since', 1)
            """);
        var second = await Drafted("2024-H1", AsOf);
        foreach (var format in new[] { "json", "html", "docx", "pdf" })
            Assert.Equal(await Bytes(first, format), await Bytes(second, format));
        var rerun = await province.Read($"/v1/reports/{first.Id()}/rerun");
        Assert.Equal((true, first.Text("sha256")), (rerun.GetProperty("same").GetBoolean(), rerun.Text("rerunSha256")));
        Assert.NotEqual(first.Text("sha256"), (await Drafted("2024-H1", null)).Text("sha256"));
        await world.Reporting.Database.Run("delete from fact where source = 'since'");
    }

    [Fact]
    public async Task As_of_a_time_before_anything_was_known_a_report_says_so_and_states_no_zero()
    {
        var content = await Content(await Drafted("2024", "2023-12-01T00:00:00+07:00"));
        var text = string.Join('\n', content.GetProperty("sections").EnumerateArray().SelectMany(one => one.GetProperty("sentences").EnumerateArray()).Select(one => one.Text("text")));
        Assert.Contains($"có {ReportWords.Unknown} mô hình \"Dân vận khéo\" được công nhận, {ReportWords.Unknown} so với cùng kỳ năm trước ({ReportWords.Unknown} mô hình).", text, StringComparison.Ordinal);
        Assert.Contains($"được công nhận trong kỳ có ở {ReportWords.Unknown}.", text, StringComparison.Ordinal);
        // Residents are known; divided by them, what is not known is still not known.
        Assert.Contains($"có {ReportWords.Unknown} mô hình được công nhận, bằng {ReportWords.Unknown} mô hình trên một vạn dân.", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\d)0(?!\d)", text.Replace("900", "", StringComparison.Ordinal));
        // The office's own words stay, and what is unknown is still linked to where it will be known.
        Assert.All(content.GetProperty("figures").EnumerateArray().Where(one => one.Text("indicator") != "residents"), one => Assert.False(one.TryGetProperty("value", out _)));
    }

    [Fact]
    public async Task Whoever_was_heard_of_and_said_nothing_of_the_kind_had_none_and_that_is_a_zero()
    {
        var before = await Content(await Drafted("2024", AsOf));
        await world.Reporting.Database.Run("""
            insert into event_archive (source, position, id, type, subject, subject_version, actor, occurred_at, recorded_at, data)
            values ('feedback', 1, gen_random_uuid(), 'vn.danvan.feedback.petition-received.v1', gen_random_uuid(), 1, 'test', '2025-01-02', '2025-01-02', '{}')
            """);
        var since = await Content(await Drafted("2024", AsOf));
        Assert.StartsWith($"Các cấp đã mở {ReportWords.Unknown} đợt lấy ý kiến", Listening(before), StringComparison.Ordinal);
        Assert.StartsWith("Các cấp đã mở 0 đợt lấy ý kiến nhân dân về dự thảo văn bản, không thay đổi so với cùng kỳ.", Listening(since), StringComparison.Ordinal);

        static string Listening(JsonElement content) => content.GetProperty("sections")[1].GetProperty("sentences")[0].Text("text");
    }

    [Fact]
    public async Task The_document_opens_in_an_office_and_its_links_lead_to_the_figures()
    {
        var report = await Drafted("2024", AsOf);
        using var file = new MemoryStream(await Bytes(report, "docx"));
        using var document = WordprocessingDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var text = document.MainDocumentPart!.Document!.InnerText;
        foreach (var part in new[] { ReportWords.Nation, ReportWords.Motto, "Số: 45/BC-BCĐ", "Nghệ An, ngày 15 tháng 01 năm 2025", "BÁO CÁO", "Nơi nhận:", "TRƯỞNG BAN", "Nguyễn Văn A", "(nhận định)" })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.Contains(document.MainDocumentPart.HyperlinkRelationships, link => link.Uri.ToString().Contains("/v1/figures?indicator=models-recognised", StringComparison.Ordinal));
        Assert.Contains(document.MainDocumentPart.HyperlinkRelationships, link => link.Uri.ToString().Contains("/v1/figures/why?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_paper_has_every_letter_and_its_citations_are_links()
    {
        using var pdf = PdfDocument.Open(await Bytes(await Drafted("2024", AsOf), "pdf"));
        var text = string.Join(' ', pdf.GetPages().SelectMany(page => page.GetWords().Select(word => word.Text)));
        foreach (var part in new[] { ReportWords.Nation, ReportWords.Motto, "5 mô hình \"Dân vận khéo\" được công nhận,", "(nhận định)", "Nơi nhận:", ReportWords.Sources, "[1] Mô hình được công nhận (định nghĩa số 1), từ 01/01/2024 đến 31/12/2024: 5." })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("?", text.Replace("figures?", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(pdf.GetPages(), page => Assert.Equal((595d, 842d), (page.Width, page.Height)));
        Assert.True(pdf.GetPages().Sum(page => page.GetAnnotations().Count()) >= 10);
    }

    [Fact]
    public async Task A_report_is_drafted_for_ones_own_unit_from_what_is_settled()
    {
        using (var foreign = await world.Reporting.As("que-phong", SampleUnits.QuePhongClaim, "reporting.read", "reporting.submit").Post("/v1/reports", Asked("2024", AsOf)))
            await foreign.ShouldRefuse(403, "forbidden");
        using (var unsettled = await province.Post("/v1/reports", Asked("2024", DateTimeOffset.UtcNow.ToString("O"))))
            await unsettled.ShouldRefuse(422, "figures-not-settled");
        using (var period = await province.Post("/v1/reports", Asked("2024-H3", AsOf)))
            await period.ShouldRefuse(400, "invalid-period");
        using (var template = await province.Post("/v1/reports", Asked("2024", AsOf, "letters")))
            await template.ShouldRefuse(404, "report-template-not-found");
        var report = await Drafted("2024-Q3", AsOf);
        using (var stranger = await world.Caller("thanh-vinh").GetAsync(new Uri($"/v1/reports/{report.Id()}", UriKind.Relative)))
            await stranger.ShouldRefuse(403, "forbidden");
        Assert.Contains(report.Id(), (await province.Read($"/v1/reports?unit={SampleUnits.ProvinceClaim}")).GetProperty("items").EnumerateArray().Select(one => one.Id()));
        Assert.Equal("  Index Scan report report_by_unit", await QueryPlan.Of(world.Reporting.Database, () => province.Read($"/v1/reports?unit={SampleUnits.ProvinceClaim}"), "report"));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-12-31", "năm 2026")]
    [InlineData("2026-01-01", "2026-06-30", "6 tháng đầu năm 2026")]
    [InlineData("2026-01-01", "2026-09-30", "9 tháng đầu năm 2026")]
    [InlineData("2026-10-01", "2026-12-31", "quý IV năm 2026")]
    [InlineData("2026-02-01", "2026-02-28", "tháng 2 năm 2026")]
    [InlineData("2025-12-15", "2026-06-14", "kỳ từ ngày 15/12/2025 đến ngày 14/06/2026")]
    public void A_period_is_called_as_people_call_it(string from, string to, string name) =>
        Assert.Equal(name, ReportWords.Period(DateOnly.Parse(from, null), DateOnly.Parse(to, null)));

    [Fact]
    public void A_change_is_said_in_words_and_has_no_percentage_of_nothing()
    {
        Assert.Equal(["tăng 12 (15%)", "giảm 1.234,5 (50%)", "không thay đổi", "tăng 3", ReportWords.Unknown],
            new[] { ReportWords.Change(92, 80), ReportWords.Change(1234.5m, 2469), ReportWords.Change(4, 4), ReportWords.Change(3, 0), ReportWords.Change(null, 2) });
    }

    private static object Asked(string period, string? asOf, string template = "results") => new
    {
        template, unitId = SampleUnits.Province, period, asOf, above = "Tỉnh ủy Nghệ An", body = "Ban Chỉ đạo phong trào thi đua Dân vận khéo", symbol = "45/BC-BCĐ",
        place = "Nghệ An", signedOn = "2025-01-15", signerOffice = "Trưởng ban", signerName = "Nguyễn Văn A",
        recipients = new[] { new { text = "Ban Tuyên giáo và Dân vận Trung ương;" }, new { text = "Ban Chỉ đạo các huyện, thành phố, thị xã;" }, new { text = "Lưu: VT." } },
        remarks = new[] { new { text = "Phong trào có bước chuyển biến, với hơn 900 cách làm hay." }, new { text = "Một số nơi còn chạy theo số lượng." } },
        tasks = new[] { new { text = "Kiểm tra tác động của các mô hình đã công nhận trước khi đề nghị nhân rộng." } },
    };

    private async Task<JsonElement> Drafted(string period, string? asOf)
    {
        using var drafted = await province.Post("/v1/reports", Asked(period, asOf));
        return await drafted.ShouldBe(HttpStatusCode.Created);
    }

    private Task<JsonElement> Content(JsonElement report) => province.Read($"/v1/reports/{report.Id()}?format=json");

    private Task<byte[]> Bytes(JsonElement report, string format) => province.GetByteArrayAsync(new Uri($"/v1/reports/{report.Id()}?format={format}", UriKind.Relative));
}
