using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using DanVan.Feedback.Syntheses;
using DanVan.TestKit;
using UglyToad.PdfPig;

namespace DanVan.Feedback.Tests.Issues;

public sealed class SynthesisTests(FeedbackHost host) : IssueTest(host)
{
    private const string Minority = "Bản Huồi Cọ chỉ có 9 hộ: ưu tiên nước sạch & trường học <gần>";

    [Fact]
    public async Task The_table_shows_what_was_taken_on_and_what_was_not_and_nobody_is_left_out_for_being_few()
    {
        var (consultation, published) = await Published();
        var html = await Anybody.GetStringAsync(new Uri($"/v1/consultations/{consultation}/syntheses/1", UriKind.Relative));
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", html, StringComparison.Ordinal);
        Assert.Contains("<td>1</td><td>Khoản 1 Điều 1</td><td>Giảm số hộ tối thiểu</td><td>500</td><td>1</td><td>Tiếp thu</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td>Bản Huồi Cọ chỉ có 9 hộ: ưu tiên nước sạch &amp; trường học &lt;gần&gt;</td><td>3</td><td>1</td><td>Không tiếp thu</td>", html, StringComparison.Ordinal);
        Assert.Contains("chưa trả lời: 1 ý kiến", html, StringComparison.Ordinal);
        Assert.Contains(published.Text("sha256"), html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_the_content_and_the_published_key_checks_the_table_without_us()
    {
        var (consultation, published) = await Published();
        var content = await Anybody.GetByteArrayAsync(new Uri($"/v1/consultations/{consultation}/syntheses/1?format=json", UriKind.Relative));
        Assert.Equal(published.Text("sha256"), Convert.ToHexStringLower(SHA256.HashData(content)));
        var keys = (await Anybody.Read("/v1/receipt-keys")).GetProperty("items").EnumerateArray().ToDictionary(key => key.Text("id"), key => key.Text("publicPem"));
        using var key = ECDsa.Create();
        key.ImportFromPem(keys[published.Text("keyId")]);
        Assert.True(key.VerifyData(content, Base64Url.DecodeFromChars(published.Text("signature")), HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task A_correction_is_the_next_version_and_the_first_one_stays()
    {
        var (consultation, published) = await Published();
        using (var again = await Province.Post($"/v1/consultations/{consultation}/syntheses", AForm()))
            Assert.Equal(2, (await again.ShouldBe(HttpStatusCode.Created)).GetProperty("number").GetInt32());
        var versions = (await Anybody.Read($"/v1/consultations/{consultation}/syntheses")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal((2, published.Text("sha256")), (versions.Count, versions[0].Text("sha256")));
    }

    [Fact]
    public async Task The_papers_hold_the_whole_table_in_vietnamese_letters()
    {
        var (consultation, _) = await Published();
        var pdf = await Anybody.GetByteArrayAsync(new Uri($"/v1/consultations/{consultation}/syntheses/1?format=pdf", UriKind.Relative));
        using (var document = PdfDocument.Open(pdf))
        {
            var page = document.GetPage(1);
            Assert.Equal((842, 595), ((int)page.Width, (int)page.Height));
            foreach (var words in new[] { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Giảm số hộ tối thiểu", "500" })
                Assert.Contains(string.Concat(words.Where(letter => letter != ' ')), string.Concat(page.Text.Where(letter => letter != ' ')), StringComparison.Ordinal);
            Assert.All(page.Letters, letter => Assert.InRange(letter.Location.X, 85 - 0.1, 799.6));
        }
        var docx = await Anybody.GetByteArrayAsync(new Uri($"/v1/consultations/{consultation}/syntheses/1?format=docx", UriKind.Relative));
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var text = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var xml = await text.ReadToEndAsync();
        Assert.Contains("Bản Huồi Cọ chỉ có 9 hộ", xml, StringComparison.Ordinal);
        Assert.Contains("Times New Roman", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_table_goes_on_on_numbered_pages_under_its_head()
    {
        var rows = Enumerable.Range(1, 60).Select(i => new SynthesisTable.Row(i, Guid.NewGuid(), $"Khoản {i} Điều 1", $"Vấn đề thứ {i}", i, 1, Feedback.Replies.Outcome.Not,
            string.Concat(Enumerable.Repeat("Không tiếp thu vì đã có quy định khác. ", i == 30 ? 120 : 2)))).ToList();
        var table = new SynthesisTable(Guid.NewGuid(), "Dự thảo", 1, new("Ủy ban nhân dân tỉnh Nghệ An", "12/BTH-UBND", "Nghệ An", new(2026, 3, 26), "Chủ tịch", "Người ký"), null, null,
            new(1830, 60, 60, 0, 0, 1830, 0, 0, 0), rows);
        var (synthesis, _) = Synthesis.Publish(AConsultation.InPreparation, table, new(ECDsa.Create(ECCurve.NamedCurves.nistP256)), DateTimeOffset.UnixEpoch);
        using var document = PdfDocument.Open(SynthesisPdf.Of(synthesis));
        Assert.True(document.NumberOfPages > 4);
        foreach (var page in document.GetPages().Skip(1))
        {
            Assert.StartsWith(page.Number.ToString(CultureInfo.InvariantCulture), page.Text, StringComparison.Ordinal);
            Assert.All(page.Letters, letter => Assert.True(letter.Location.Y > 50 && letter.Location.Y < 575));
        }
        var all = string.Concat(document.GetPages().Select(page => page.Text));
        Assert.All(rows, row => Assert.Contains($"Vấn đề thứ {row.Order}", all, StringComparison.Ordinal));
    }

    private static object AForm() => new
    {
        body = "Ủy ban nhân dân phường Thành Vinh", symbol = "12/BTH-UBND", place = "Nghệ An", signedOn = Day(0), signerOffice = "Chủ tịch", signerName = "(Người ký)",
    };

    private async Task<(Guid Consultation, System.Text.Json.JsonElement Published)> Published()
    {
        var closed = await InReview(("Xin giảm số hộ xuống 15.", "dieu-1/khoan-1", 500), (Minority, "dieu-1/khoan-1", 3), ("Tôi hỏi việc khác.", null, 1));
        var arguments = (await Arguments(closed.Id())).ToDictionary(one => one.GetProperty("opinions").GetInt32(), Key);
        await Answered((await Raised(closed.Id(), "Giảm số hộ tối thiểu", null, "dieu-1/khoan-1", arguments[500])).Id(), "accepted", "Tiếp thu: giảm còn 15 hộ.");
        await Answered((await Raised(closed.Id(), Minority, null, "dieu-1/khoan-1", arguments[3])).Id(), "not", "Thuộc chương trình khác, đã chuyển cơ quan phụ trách.");
        using var publishing = await Province.Post($"/v1/consultations/{closed.Id()}/syntheses", AForm());
        return (closed.Id(), await publishing.ShouldBe(HttpStatusCode.Created));
    }
}
