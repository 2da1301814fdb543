using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace DanVan.Reporting.Reports;

/// <summary>A piece of a paragraph; with an address it is a link.</summary>
internal sealed record Piece(string Text, Face Face = Face.Regular, string? Href = null);

/// <summary>
/// Pages of A4 upright, with the margins of Decree 30/2020/NĐ-CP (20 mm above and below, 30 left, 15 right) and numbers in the middle of the
/// top margin from the second page on; in Tinos, which has the widths of Times New Roman.
/// </summary>
internal sealed class ReportSheet : IDisposable
{
    public const double Left = 85, Right = 552.5, Top = 785, Bottom = 57;
    private const double Across = 595, High = 842, NumberHeight = 803;

    private static readonly AnnotationBorder NoBorder = new(0, 0, 0, null);

    private readonly PdfDocumentBuilder document = new();
    private readonly Dictionary<Face, PdfDocumentBuilder.AddedFont> fonts;
    private readonly Dictionary<(string Word, double Size, Face Face), double> widths = [];
    private PdfPageBuilder page = null!;
    private int pages;

    public ReportSheet(string title)
    {
        document.DocumentInformation.Title = ReportLetters.Printable(title);
        document.DocumentInformation.Producer = "DanVan";
        fonts = ReportLetters.Fonts.ToDictionary(font => font.Key, font => document.AddTrueTypeFont(font.Value));
        NextPage();
    }

    /// <summary>Where the last line went; smaller is lower.</summary>
    public double Y { get; set; }

    public void NextPage()
    {
        page = document.AddPage(Across, High);
        Y = Top;
        if (++pages > 1)
            Text(pages.ToString(CultureInfo.InvariantCulture), (Left + Right) / 2, NumberHeight, 13, Face.Regular, centred: true);
    }

    /// <summary>Goes to the next page where less than this is left.</summary>
    public void Keep(double height)
    {
        if (Y - height < Bottom)
            NextPage();
    }

    public void Line(double fromX, double toX) => page.DrawLine(new PdfPoint(fromX, Y - 5.5), new PdfPoint(toX, Y - 5.5), 0.6);

    public void Centred(string text, double middle, double width, double size, Face face)
    {
        foreach (var line in Lines([new(text, face)], width, width, size))
        {
            Y -= size * 1.25;
            Text(string.Join(' ', line.Select(word => word.Text)), middle, Y, size, face, centred: true);
        }
    }

    /// <summary>A paragraph from margin to margin, or to the left only; the last line of one is never spread.</summary>
    public void Paragraph(IReadOnlyList<Piece> pieces, double size, double first = 0, double after = 6, bool spread = true, double from = Left, double to = Right)
    {
        var lines = Lines(pieces, to - from - first, to - from, size);
        foreach (var (line, at) in lines.Select((line, at) => (line, at)))
        {
            Keep(size * 1.35);
            Y -= size * 1.35;
            var (x, room) = at == 0 ? (from + first, to - from - first) : (from, to - from);
            var used = line.Sum(word => Width(word.Text, size, word.Face));
            var blank = spread && at < lines.Count - 1 && line.Count > 1 ? (room - used) / (line.Count - 1) : Width(" ", size, Face.Regular);
            foreach (var word in line)
            {
                var width = Width(word.Text, size, word.Face);
                if (word.Href is not null)
                {
                    page.SetTextAndFillColor(0, 64, 128);
                    page.AddLink(new LinkAnnotation(new UriAction(word.Href), new PdfRectangle(x, Y - 3, x + width, Y + size), NoBorder, null, null, []));
                }
                Text(word.Text, x, Y, size, word.Face);
                if (word.Href is not null)
                    page.ResetColor();
                x += width + blank;
            }
        }
        Y -= after;
    }

    /// <param name="name">64 hexadecimal digits. The library names each file at random; the same report is the same file.</param>
    public byte[] Finish(string name)
    {
        var bytes = document.Build();
        var at = bytes.AsSpan().LastIndexOf("/ID [ <"u8) + 7;
        Encoding.ASCII.GetBytes(name.AsSpan(0, 32), bytes.AsSpan(at));
        Encoding.ASCII.GetBytes(name.AsSpan(32), bytes.AsSpan(at + 34));
        return bytes;
    }

    public void Dispose() => document.Dispose();

    public double Width(string text, double size, Face face)
    {
        if (!widths.TryGetValue((text, size, face), out var width))
            widths[(text, size, face)] = width = text.Length == 0 ? 0 : page.MeasureText(text, size, new PdfPoint(0, 0), fonts[face])[^1].EndBaseLine.X;
        return width;
    }

    private void Text(string text, double x, double y, double size, Face face, bool centred = false)
    {
        if (text.Length > 0)
            page.AddText(text, size, new PdfPoint(centred ? x - Width(text, size, face) / 2 : x, y), fonts[face]);
    }

    // Breaks where words end; a word that no line holds is broken itself.
    private List<List<Piece>> Lines(IReadOnlyList<Piece> pieces, double first, double width, double size)
    {
        List<List<Piece>> lines = [[]];
        var (used, blank) = (0.0, Width(" ", size, Face.Regular));
        foreach (var word in pieces.SelectMany(piece => ReportLetters.Printable(piece.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => piece with { Text = word })).SelectMany(Parts))
        {
            var needed = Width(word.Text, size, word.Face);
            if (lines[^1].Count > 0 && used + blank + needed > (lines.Count == 1 ? first : width))
            {
                lines.Add([]);
                used = 0;
            }
            used += needed + (lines[^1].Count > 0 ? blank : 0);
            lines[^1].Add(word);
        }
        return lines;

        IEnumerable<Piece> Parts(Piece word)
        {
            for (; word.Text.Length > 1 && Width(word.Text, size, word.Face) > first;)
            {
                var part = Enumerable.Range(1, word.Text.Length - 1).LastOrDefault(length => Width(word.Text[..length], size, word.Face) <= first, 1);
                yield return word with { Text = word.Text[..part] };
                word = word with { Text = word.Text[part..] };
            }
            yield return word;
        }
    }
}
