using System.Text.Json;
using DanVan.Reporting.Reports;
using DanVan.TestKit;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;

namespace DanVan.Reporting.Tests;

/// <summary>A report as the form that is signed and filed, read back by libraries that did not write it.</summary>
public sealed partial class SubmissionTests
{
    private static int counted;

    [Fact]
    public async Task The_official_form_has_head_title_table_signature_and_recipients_and_every_drawn_figure_leads_to_its_inputs()
    {
        var report = await Divided();
        using var document = WordprocessingDocument.Open(new MemoryStream(await FormOf(province, report, "docx", "&symbol=12%2FBC-MN&signerOffice=B%C3%AD%20th%C6%B0")), false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var main = document.MainDocumentPart!;
        foreach (var part in new[] { "TỈNH NGHỆ AN", "XÃ MƯỜNG NỌC", ReportWords.Nation, ReportWords.Motto, "Số: 12/BC-MN", "Mường Nọc, ngày ..... tháng ..... năm", "BÁO CÁO KẾT QUẢ PHONG TRÀO DÂN VẬN KHÉO",
            "Kỳ báo cáo: năm 2023 (từ ngày 01/01/2023 đến ngày 31/12/2023)", "Căn cứ: 05-CT/TU", "DỰ THẢO: chưa nộp", "BÍ THƯ", "Nơi nhận:", "- Tỉnh Nghệ An (để báo cáo);", "- Lưu: VT.", "[1] models-recognised, định nghĩa số 1: căn cứ" })
            Assert.Contains(part, main.Document!.InnerText, StringComparison.Ordinal);
        var table = main.Document!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Table>().ElementAt(1);
        Assert.Equal(
        [
            "STT|Nội dung|Đơn vị tính|Kết quả|Ghi chú",
            "1|Mô hình được công nhận|mô hình|3 [1]|",
            "2|Mô hình đăng ký|mô hình|4 [2]|Có một mô hình chờ.",
            "3|Tỷ lệ|%|75 [3]|",
            "4|Kinh phí|triệu đồng|1.234,125|",
            "5|Khó khăn, vướng mắc||Thiếu người.Thiếu < 2 phòng.|",
        ], table.Elements<DocumentFormat.OpenXml.Wordprocessing.TableRow>().Select(row => string.Join('|', row.Elements<DocumentFormat.OpenXml.Wordprocessing.TableCell>().Select(cell => cell.InnerText))));
        var why = new Uri(Answer(report, "models").Text("why"), UriKind.Relative);
        Assert.Contains(main.HyperlinkRelationships, link => link.Uri.ToString().EndsWith(why.ToString(), StringComparison.Ordinal));
        // A ratio has no inputs of its own: those of its parts are.
        Assert.Equal(2, main.HyperlinkRelationships.Count());
    }

    [Fact]
    public async Task In_the_sheet_numbers_are_numbers_and_a_ratio_is_a_formula_of_its_parts()
    {
        var report = await Divided();
        var file = await FormOf(province, report, "xlsx");
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var book = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        List<object?[]> rows = [];
        while (book.Read())
            rows.Add([.. Enumerable.Range(0, book.FieldCount).Select(book.GetValue)]);
        var head = rows.FindIndex(row => row[0] is "STT");
        Assert.Equal(["STT", "Nội dung", "Đơn vị tính", "Kết quả", "Nguồn số liệu", "Ghi chú"], rows[head]);
        Assert.Equal([3.0, 4.0, 75.0, 1234.125, "Thiếu người.\nThiếu < 2 phòng."], rows[(head + 1)..(head + 6)].Select(row => row[3]));
        Assert.Equal(["models-recognised, định nghĩa số 1", "Có một mô hình chờ."], new[] { rows[head + 1][4], rows[head + 2][5] });
        Assert.Equal(("DỰ THẢO", ReportWords.Nation), (rows[3][0], rows[0][3]));

        using var sheets = SpreadsheetDocument.Open(new MemoryStream(file), false);
        Assert.Empty(new OpenXmlValidator().Validate(sheets).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var sheet = sheets.WorkbookPart!.WorksheetParts.Single();
        Assert.Equal($"ROUND(D{head + 2}/D{head + 3}*100,4)", Assert.Single(sheet.Worksheet!.Descendants<CellFormula>()).Text);
        Assert.Equal([$"E{head + 2}", $"E{head + 3}"], sheet.Worksheet.Descendants<Hyperlink>().Select(link => link.Reference!.Value));
        Assert.All(sheet.HyperlinkRelationships, link => Assert.Contains("/v1/figures/why?indicator=", link.Uri.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_form_says_how_far_up_it_has_come_and_a_correction_says_of_what()
    {
        var report = await Submitted(await Form("month"));
        var today = DateTime.UtcNow.AddHours(7);
        var handedUp = await Words(report);
        Assert.Contains("Trạng thái: Đã nộp, chờ Huyện Mẫu tiếp nhận", handedUp, StringComparison.Ordinal);
        Assert.Contains(ReportWords.PlaceAndDay("Mẫu Một", DateOnly.FromDateTime(today)), handedUp, StringComparison.Ordinal);
        Assert.Contains("- Huyện Mẫu (để báo cáo);- Tỉnh Nghệ An (để báo cáo);- Lưu: VT.", handedUp, StringComparison.Ordinal);
        Assert.DoesNotContain("DỰ THẢO", handedUp, StringComparison.Ordinal);
        report = await Done(await Post(district, report, "acceptances"));
        Assert.Contains("Trạng thái: Huyện Mẫu đã tiếp nhận, chưa phê duyệt", await Words(report), StringComparison.Ordinal);
        report = await Done(await Post(district, report, "approvals"));
        report = await Done(await Post(province, await Done(await Post(province, report, "acceptances")), "approvals"));
        Assert.Contains($"Trạng thái: Đã phê duyệt ngày {ReportWords.Day(DateOnly.FromDateTime(today))}", await Words(report), StringComparison.Ordinal);
        using var begun = await Post(commune, report, "corrections", reason: "Cộng nhầm hai khối.");
        var corrected = await Words(await begun.ShouldBe(System.Net.HttpStatusCode.Created));
        Assert.Contains("DỰ THẢO: chưa nộp", corrected, StringComparison.Ordinal);
        Assert.Contains("Bản đính chính lần 1: Cộng nhầm hai khối.", corrected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_read_a_report_may_read_its_form_and_nobody_else()
    {
        var report = await Submitted(await Form("month"));
        foreach (var (caller, id, format, status, code) in new[]
            { (neighbour, report.Id(), "docx", 403, "forbidden"), (province, Guid.CreateVersion7(), "xlsx", 404, "submission-not-found"), (commune, report.Id(), "pdf", 400, "malformed-request") })
        {
            using var refused = await caller.GetAsync(new Uri($"/v1/submissions/{id}/form?format={format}", UriKind.Relative));
            await refused.ShouldRefuse(status, code);
        }
        using var form = await district.GetAsync(new Uri($"/v1/submissions/{report.Id()}/form", UriKind.Relative));
        Assert.Equal((WordPieces.Docx, $"{report.Text("form")}-{Period}.docx"), (form.Content.Headers.ContentType!.MediaType, form.Content.Headers.ContentDisposition!.FileName));
    }

    /// <summary>A draft of 2023 of a commune with 3 of 4 models recognised, which gives a cost and two difficulties.</summary>
    private async Task<JsonElement> Divided()
    {
        if (Interlocked.Exchange(ref counted, 1) == 0)
        {
            await world.Count("models-recognised", SampleUnits.MuongNoc, 3, "model-registry", "2023-02-01");
            await world.Count("models-registered", SampleUnits.MuongNoc, 4, "model-registry", "2023-02-01");
        }
        var code = $"form-ratio-{Guid.NewGuid().ToString("N")[..6]}";
        await (await province.Post("/v1/report-forms", new
        {
            unitId = SampleUnits.Province, code, name = "Báo cáo kết quả phong trào Dân vận khéo", cycle = "year", from = "2020-01-01", dueWorkingDays = 5, lateWorkingDays = 5,
            levels = new[] { "commune" }, legalBasis = "05-CT/TU",
            fields = new object[]
            {
                new { key = "models", name = "Mô hình được công nhận", kind = "number", indicator = "models-recognised", measure = "mô hình" },
                new { key = "registered", name = "Mô hình đăng ký", kind = "number", indicator = "models-registered", measure = "mô hình" },
                new { key = "rate", name = "Tỷ lệ", kind = "number", indicator = "recognised-of-registered", measure = "%" },
                new { key = "cost", name = "Kinh phí", kind = "number", measure = "triệu đồng" },
                new { key = "difficulties", name = "Khó khăn, vướng mắc", kind = "text", required = false },
            },
        })).ShouldBe(System.Net.HttpStatusCode.Created);
        var report = await Begun(province, code, SampleUnits.MuongNoc, "2023");
        report = await Done(await Fill(province, report, new { field = "registered", remark = "Có một mô hình chờ." }));
        report = await Done(await Fill(province, report, new { field = "cost", number = 1234.125m }));
        return await Done(await Fill(province, report, new { field = "difficulties", text = "Thiếu người.\nThiếu < 2 phòng." }));
    }

    private static Task<byte[]> FormOf(HttpClient caller, JsonElement report, string format, string paper = "") =>
        caller.GetByteArrayAsync(new Uri($"/v1/submissions/{report.Id()}/form?format={format}{paper}", UriKind.Relative));

    private async Task<string> Words(JsonElement report)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(await FormOf(commune, report, "docx")), false);
        return document.MainDocumentPart!.Document!.InnerText;
    }
}
