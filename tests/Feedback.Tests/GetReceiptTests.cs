using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class GetReceiptTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task Whoever_holds_the_receipt_sees_where_the_opinion_stands_and_not_its_words()
    {
        var open = await OpenConsultation();
        var sent = await SentOpinion(open.Id(), "Lời của tôi");
        var receipt = await Anybody.Read($"/v1/receipts/{sent.Text("receipt")}");
        Assert.Equal(("received", "open", "dieu-7/khoan-2"), (receipt.Text("state"), receipt.Text("consultationState"), receipt.Text("provision")));
        Assert.Equal(open.Text("title"), receipt.Text("consultationTitle"));
        Assert.True(receipt.GetProperty("unaltered").GetBoolean());
        Assert.DoesNotContain("Lời của tôi", receipt.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_is_checked_with_the_published_key_and_the_words_alone()
    {
        var sent = await SentOpinion((await OpenConsultation()).Id(), "Lời của tôi");
        var keys = (await Anybody.Read("/v1/receipt-keys")).GetProperty("items").EnumerateArray().ToDictionary(key => key.Text("id"), key => key.Text("publicPem"));

        var code = Base64Url.DecodeFromChars(sent.Text("receipt"));
        using var key = ECDsa.Create();
        key.ImportFromPem(keys[Convert.ToHexStringLower(code.AsSpan(1, 4))]);
        Assert.True(key.VerifyData(code.AsSpan(0, 57), code.AsSpan(57), HashAlgorithmName.SHA256));
        Assert.Equal(sent.Id(), new Guid(code.AsSpan(5, 16), bigEndian: true));
        Assert.Equal(sent.GetProperty("receivedAt").GetDateTimeOffset().ToUnixTimeSeconds(), BinaryPrimitives.ReadUInt32BigEndian(code.AsSpan(21)));
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes("Lời của tôi")), code[25..57]);
    }

    [Fact]
    public async Task A_receipt_that_we_did_not_sign_is_none()
    {
        var code = Base64Url.DecodeFromChars((await SentOpinion((await OpenConsultation()).Id())).Text("receipt"));
        foreach (var place in new[] { 0, 2, 10, 22, 40, 100 })
        {
            var forged = (byte[])code.Clone();
            forged[place] ^= 1;
            using var answer = await Anybody.GetAsync(new Uri($"/v1/receipts/{Base64Url.EncodeToString(forged)}", UriKind.Relative));
            await answer.ShouldRefuse(404, "receipt-not-found");
        }
        using var nonsense = await Anybody.GetAsync(new Uri("/v1/receipts/toi-da-gui", UriKind.Relative));
        await nonsense.ShouldRefuse(404, "receipt-not-found");
    }

    [Fact]
    public async Task A_receipt_shows_when_somebody_has_altered_the_words()
    {
        var sent = await SentOpinion((await OpenConsultation()).Id());
        await Host.Database.Run($"""
            alter table opinion disable trigger words_stay;
            update opinion set text = 'Hoàn toàn đồng ý.' where id = '{sent.Id()}';
            alter table opinion enable trigger words_stay
            """);
        Assert.False((await Anybody.Read($"/v1/receipts/{sent.Text("receipt")}")).GetProperty("unaltered").GetBoolean());
    }
}
