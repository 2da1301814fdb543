using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace DanVan.ModelRegistry.Cards;

/// <summary>One A4 page, written from top to bottom. What does not fit is cut with "…": a card is one page, whatever its model tells.</summary>
internal sealed class CardSheet : IDisposable
{
    // Points: 1/72 inch. A4 is 595 by 842.
    private const double Right = 545, Left = 50, Top = 792, Bottom = 84, Leading = 1.35;

    private static readonly byte[] RegularFont = Font("NotoSans-Regular.ttf"), BoldFont = Font("NotoSans-Bold.ttf");

    private readonly PdfDocumentBuilder document = new();
    private readonly PdfPageBuilder page;
    private readonly PdfDocumentBuilder.AddedFont regular, bold;
    private double y = Top;

    public CardSheet(string title)
    {
        document.DocumentInformation.Title = CardText.Printable(title);
        document.DocumentInformation.Producer = "DanVan";
        (regular, bold) = (document.AddTrueTypeFont(RegularFont), document.AddTrueTypeFont(BoldFont));
        page = document.AddPage(PageSize.A4);
    }

    public void Band(string text)
    {
        page.SetTextAndFillColor(164, 30, 34);
        page.DrawRectangle(new PdfPoint(0, Top + 8), 595, 42, 0, fill: true);
        page.SetTextAndFillColor(255, 255, 255);
        Put(text, Left, Top + 23, 13, bold);
        page.SetTextAndFillColor(30, 30, 30);
        y = Top - 14;
    }

    public void Heading(string text)
    {
        y -= 8;
        page.SetTextAndFillColor(164, 30, 34);
        Paragraph(text, 10.5, 1, isBold: true);
        page.SetTextAndFillColor(30, 30, 30);
    }

    public void Paragraph(string text, double size, int most, bool isBold = false)
    {
        var font = isBold ? bold : regular;
        var lines = CardText.Lines(text, line => Width(line, size, font) <= Right - Left);
        var room = Math.Min(most, (int)((y - Bottom) / (size * Leading)));
        foreach (var (line, at) in lines.Take(room).Select((line, at) => (line, at)))
        {
            y -= size * Leading;
            Put(at == room - 1 && lines.Count > room ? Cut(line, size, font) : line, Left, y, size, font);
        }
    }

    /// <param name="edges">Where each column begins, as a share of the width.</param>
    public void Row(IReadOnlyList<string> cells, IReadOnlyList<double> edges, bool isHead = false)
    {
        const double Size = 9;
        if (y - (Size * Leading) - 4 < Bottom)
            return;
        y -= (Size * Leading) + 3;
        var font = isHead ? bold : regular;
        for (var i = 0; i < cells.Count; i++)
        {
            var (from, to) = (Left + (edges[i] * (Right - Left)), Left + ((i + 1 < edges.Count ? edges[i + 1] : 1) * (Right - Left)) - 6);
            var cell = CardText.Printable(cells[i]);
            Put(Width(cell, Size, font) <= to - from ? cell : Cut(cell, Size, font, to - from), from, y, Size, font);
        }
        page.DrawLine(new PdfPoint(Left, y - 4), new PdfPoint(Right, y - 4), 0.4);
        y -= 2;
    }

    public byte[] Finish(string address, string printed)
    {
        page.DrawLine(new PdfPoint(Left, Bottom - 14), new PdfPoint(Right, Bottom - 14), 0.8);
        Put(CardText.Printable(address), Left, Bottom - 28, 8.5, bold);
        Put(CardText.Printable(printed), Left, Bottom - 41, 8, regular);
        return document.Build();
    }

    public void Dispose() => document.Dispose();

    private void Put(string text, double x, double at, double size, PdfDocumentBuilder.AddedFont font) => page.AddText(text, size, new PdfPoint(x, at), font);

    private double Width(string text, double size, PdfDocumentBuilder.AddedFont font) =>
        page.MeasureText(text, size, new PdfPoint(0, 0), font) is [.., var last] ? last.EndBaseLine.X : 0;

    private string Cut(string text, double size, PdfDocumentBuilder.AddedFont font, double width = Right - Left)
    {
        while (text.Length > 1 && Width($"{text}…", size, font) > width)
            text = text[..^1];
        return $"{text}…";
    }

    // Noto Sans (SIL Open Font License 1.1) comes with the service: a card looks the same on every machine.
    private static byte[] Font(string name)
    {
        using var stream = typeof(CardSheet).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
