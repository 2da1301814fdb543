using System.Globalization;
using System.Text.RegularExpressions;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Drafts;

/// <summary>A line that begins a provision.</summary>
/// <param name="Step">Its step of a path: <c>dieu-7</c>, <c>khoan-2</c>, <c>diem-dd</c>.</param>
/// <param name="Rest">What follows on the same line.</param>
internal sealed partial record Heading(ProvisionKind Kind, string Step, string Rest)
{
    /// <summary>Clauses and points begin like any list, so they count only inside an article or an appendix.</summary>
    public static Heading? Read(string line, bool insideArticle)
    {
        if (Outer().Match(line) is { Success: true } outer)
        {
            var (kind, slug) = outer.Groups["word"].Value.ToLowerInvariant() switch
            {
                "phần" => (ProvisionKind.Part, "phan"),
                "chương" => (ProvisionKind.Chapter, "chuong"),
                "mục" => (ProvisionKind.Section, "muc"),
                "điều" => (ProvisionKind.Article, "dieu"),
                _ => (ProvisionKind.Appendix, "phu-luc"),
            };
            // Only an appendix may be the one and only.
            if (!outer.Groups["number"].Success && kind != ProvisionKind.Appendix)
                return null;
            return new(kind, $"{slug}-{Number(outer.Groups["number"].Value)}", outer.Groups["rest"].Value.TrimStart('.', ':').Trim());
        }
        if (!insideArticle)
            return null;
        if (Clause().Match(line) is { Success: true } clause)
            return new(ProvisionKind.Clause, $"khoan-{Number(clause.Groups["number"].Value)}", clause.Groups["rest"].Value.Trim());
        return Point().Match(line) is { Success: true } point
            ? new(ProvisionKind.Point, $"diem-{Number(point.Groups["number"].Value)}", point.Groups["rest"].Value.Trim())
            : null;
    }

    // Roman numbers as Arabic ones; đ, which stands between d and e, as dd.
    private static string Number(string written) => written switch
    {
        "" => "1",
        _ when Roman().IsMatch(written) => Arabic(written).ToString(CultureInfo.InvariantCulture),
        _ => VietnameseText.Fold(written.Replace("đ", "dd", StringComparison.Ordinal)),
    };

    private static int Arabic(string roman)
    {
        var values = roman.Select(letter => letter switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, _ => 100 }).ToArray();
        return values.Select((value, i) => i + 1 < values.Length && value < values[i + 1] ? -value : value).Sum();
    }

    // A paragraph may begin with "Điều 7 của Luật này": behind the number of a heading stands a point, a colon or nothing.
    [GeneratedRegex(@"^(?<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|Phụ lục|PHỤ LỤC)(\s+(thứ\s+)?(?<number>[IVXLC]{1,8}|[0-9]{1,4}[a-zđ]?))?(?<rest>\s*|[.:].*)$")]
    private static partial Regex Outer();

    [GeneratedRegex(@"^(?<number>[0-9]{1,3}[a-zđ]?)\.\s+(?<rest>.*)$")]
    private static partial Regex Clause();

    [GeneratedRegex(@"^(?<number>[a-zđ]{1,2})\)\s+(?<rest>.*)$")]
    private static partial Regex Point();

    [GeneratedRegex("^[IVXLC]+$")]
    private static partial Regex Roman();
}
