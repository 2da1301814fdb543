namespace DanVan.Reporting.Reports;

internal enum Face
{
    Regular,
    Bold,
    Italic,
}

/// <summary>The letters that the paper can show, and the fonts that have them.</summary>
internal static class ReportLetters
{
    public static readonly IReadOnlyDictionary<Face, byte[]> Fonts = Enum.GetValues<Face>().ToDictionary(face => face, face => Read($"Tinos-{face}.ttf"));

    // What one embedded font holds: 255 letters, which Vietnamese does not fill.
    private const string Letters =
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
        + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
        + "ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ–—…“”‘’×";

    /// <summary>White space is a blank; a letter that the fonts lack is a question mark, never a hole.</summary>
    public static string Printable(string text) =>
        string.Concat(text.Select(letter => char.IsWhiteSpace(letter) ? ' ' : Letters.Contains(letter, StringComparison.Ordinal) ? letter : '?'));

    private static byte[] Read(string name)
    {
        using var stream = typeof(ReportLetters).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
