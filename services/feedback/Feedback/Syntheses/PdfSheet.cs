using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace DanVan.Feedback.Syntheses;

internal enum Face
{
    Regular,
    Bold,
    Italic,
}

/// <summary>
/// Pages of A4 across, with the margins of Decree 30/2020/NĐ-CP (20 mm above and below, 30 left, 15 right) and numbers in the middle of
/// the top margin from the second page on; in Tinos, which has the widths of Times New Roman.
/// </summary>
internal sealed class PdfSheet : IDisposable
{
    public const double Left = 85, Right = 799.5, Top = 538, Bottom = 57;
    private const double Across = 842, High = 595, NumberHeight = 556;

    // What one embedded font holds: 255 letters, which Vietnamese does not fill.
    private const string Letters =
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
        + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
        + "ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ–—…“”‘’";

    private static readonly Dictionary<Face, byte[]> Fonts = Enum.GetValues<Face>().ToDictionary(face => face, face => Read($"Tinos-{face}.ttf"));

    private readonly PdfDocumentBuilder document = new();
    private readonly Dictionary<Face, PdfDocumentBuilder.AddedFont> fonts;
    private readonly Dictionary<(string Word, double Size, Face Face), double> widths = [];
    private PdfPageBuilder page = null!;
    private int pages;

    public PdfSheet(string title)
    {
        document.DocumentInformation.Title = Printable(title);
        document.DocumentInformation.Producer = "DanVan";
        fonts = Fonts.ToDictionary(font => font.Key, font => document.AddTrueTypeFont(font.Value));
        NextPage();
    }

    /// <summary>Where the next line goes; smaller is lower.</summary>
    public double Y { get; set; }

    public void NextPage()
    {
        page = document.AddPage(Across, High);
        Y = Top;
        if (++pages > 1)
            Text($"{pages}", (Left + Right) / 2, NumberHeight, 13, Face.Regular, centred: true);
    }

    public void Text(string text, double x, double y, double size, Face face, bool centred = false) =>
        page.AddText(Printable(text), size, new PdfPoint(centred ? x - Width(text, size, face) / 2 : x, y), fonts[face]);

    public void Line(double fromX, double fromY, double toX, double toY) => page.DrawLine(new PdfPoint(fromX, fromY), new PdfPoint(toX, toY), 0.6);

    public void Centred(string text, double middle, double width, double size, Face face)
    {
        foreach (var line in Lines(text, width, size, face))
        {
            Y -= size * 1.25;
            Text(line, middle, Y, size, face, centred: true);
        }
    }

    public void Paragraph(string text, double size)
    {
        foreach (var line in Lines(text, Right - Left, size, Face.Regular))
        {
            Y -= size * 1.3;
            Text(line, Left, Y, size, Face.Regular);
        }
    }

    /// <summary>Breaks a text where words end; a word that no line holds is broken itself.</summary>
    public IReadOnlyList<string> Lines(string text, double width, double size, Face face)
    {
        List<string> lines = [];
        var (line, used, blank) = ("", 0.0, Width(" ", size, face));
        foreach (var word in Printable(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Parts))
        {
            var needed = Width(word, size, face);
            if (line.Length > 0 && used + blank + needed > width)
            {
                lines.Add(line);
                (line, used) = ("", 0);
            }
            (line, used) = line.Length == 0 ? (word, needed) : ($"{line} {word}", used + blank + needed);
        }
        if (line.Length > 0)
            lines.Add(line);
        return lines;

        IEnumerable<string> Parts(string word)
        {
            for (; word.Length > 1 && Width(word, size, face) > width;)
            {
                var part = Enumerable.Range(1, word.Length - 1).LastOrDefault(length => Width(word[..length], size, face) <= width, 1);
                yield return word[..part];
                word = word[part..];
            }
            yield return word;
        }
    }

    public byte[] Finish() => document.Build();

    public void Dispose() => document.Dispose();

    public double Width(string text, double size, Face face)
    {
        text = Printable(text);
        if (!widths.TryGetValue((text, size, face), out var width))
            widths[(text, size, face)] = width = text.Length == 0 ? 0 : page.MeasureText(text, size, new PdfPoint(0, 0), fonts[face])[^1].EndBaseLine.X;
        return width;
    }

    private static string Printable(string text) =>
        string.Concat(text.Select(letter => char.IsWhiteSpace(letter) ? ' ' : Letters.Contains(letter, StringComparison.Ordinal) ? letter : '?'));

    private static byte[] Read(string name)
    {
        using var stream = typeof(PdfSheet).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
