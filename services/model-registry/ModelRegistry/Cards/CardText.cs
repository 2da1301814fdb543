namespace DanVan.ModelRegistry.Cards;

/// <summary>The letters that a card can print. One font of a PDF holds 255 of them; these are Vietnamese, ASCII and what stands between words.</summary>
internal static class CardText
{
    internal const string Letters =
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
        + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
        + "ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ"
        + "–—…“”‘’•²³°×·";

    private static readonly System.Buffers.SearchValues<char> Known = System.Buffers.SearchValues.Create(Letters);

    /// <summary>The text with white space as single blanks and what cannot be printed as "?".</summary>
    public static string Printable(string text) =>
        string.Concat(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(letter => Known.Contains(letter) ? letter : '?'));

    /// <summary>Breaks a text into lines; a word that no line holds is broken itself.</summary>
    /// <param name="fits">Whether this much stands on one line.</param>
    public static IReadOnlyList<string> Lines(string text, Func<string, bool> fits)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in Printable(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (fits(longer))
            {
                line = longer;
                continue;
            }
            if (line.Length > 0)
                lines.Add(line);
            for (line = word; !fits(line);)
            {
                var part = Enumerable.Range(1, line.Length - 1).LastOrDefault(length => fits(line[..length]), 1);
                lines.Add(line[..part]);
                line = line[part..];
            }
        }
        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }
}
