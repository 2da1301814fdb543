using System.IO.Compression;
using System.Net;
using DanVan.ModelRegistry.Cards;
using DanVan.TestKit;
using UglyToad.PdfPig;

namespace DanVan.ModelRegistry.Tests;

public sealed class CardTests(RegistryHost host) : RegistryTest(host)
{
    private async Task<byte[]> Card(Guid model) => await Anybody.GetByteArrayAsync(new Uri($"/v1/catalogue/models/{model}/card", UriKind.Relative));

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        Assert.Equal(1, document.NumberOfPages);
        Assert.Equal((595, 842), ((int)document.GetPage(1).Width, (int)document.GetPage(1).Height));
        return document.GetPage(1).Text;
    }

    [Fact]
    public async Task A_model_fits_on_one_page_that_says_how_well_it_is_known()
    {
        var model = await VerifiedModel(title: $"Tuyến đường nở hoa, ngõ xóm sạch đẹp, người người giữ gìn {Guid.NewGuid():N}");
        var text = TextOf(await Card(model));
        foreach (var part in new[] { "Tuyến đường nở hoa", "Phường Thành Vinh", "Mức 4/5: đã được thẩm định độc lập", "Đất hiến", "1.200 m²", "12/QĐ-BCĐ", $"/v1/catalogue/models/{model}" })
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_nobody_recognised_has_no_card()
    {
        using var answer = await Anybody.GetAsync(new Uri($"/v1/catalogue/models/{await RunningModel()}/card", UriKind.Relative));
        await answer.ShouldRefuse(404, "model-not-found");
    }

    [Fact]
    public void Every_letter_of_Vietnamese_is_printed_and_read_back()
    {
        using var sheet = new CardSheet("Chữ Việt");
        foreach (var letters in CardText.Letters.Chunk(40))
            sheet.Paragraph(new string(letters), 12, 2);
        sheet.Paragraph("Hán tự 漢 và hình 😀 không làm hỏng trang", 12, 2, isBold: true);
        var text = TextOf(sheet.Finish("địa chỉ", "hôm nay"));
        Assert.All(CardText.Letters.Where(letter => letter != ' '), letter => Assert.Contains(letter, text));
        Assert.Contains("Hán tự ? và hình ?? không làm hỏng trang", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_model_tells_its_card_stays_one_page()
    {
        using var sheet = new CardSheet("Dài");
        for (var i = 0; i < 20; i++)
            sheet.Paragraph(string.Join(' ', Enumerable.Repeat("nhân dân bàn bạc", 200)), 10, 12);
        sheet.Paragraph(new string('x', 500), 10, 12);
        Assert.Contains("…", TextOf(sheet.Finish("địa chỉ", "hôm nay")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commune_carries_the_cards_of_its_models_home_in_one_file()
    {
        await VerifiedModel();
        using var answer = await Anybody.GetAsync(new Uri($"/v1/catalogue/bundles/{SampleUnits.ThanhVinh}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.NotEmpty(zip.Entries);
        List<string> cards = [];
        foreach (var entry in zip.Entries)
        {
            await using var card = await entry.OpenAsync();
            using var bytes = new MemoryStream();
            await card.CopyToAsync(bytes);
            cards.Add(TextOf(bytes.ToArray()));
        }
        // The unit also has what came to it out of those before it, which bears their names.
        Assert.Contains(cards, card => card.Contains("Phường Thành Vinh", StringComparison.Ordinal));
    }
}
