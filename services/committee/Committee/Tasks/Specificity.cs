using System.Text.RegularExpressions;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Tasks;

/// <summary>
/// How clearly a task says what is to be done: 0 to 100 with the reason for each point, by its words alone. The conference of 2018 asked for
/// tasks "assigned more clearly and specifically to each member"; nobody has published a scale, so this one is simple enough to be argued with.
/// </summary>
internal static partial class Specificity
{
    // Folded, as people write them in resolutions that nobody can check.
    private static readonly string[] Vague =
        ["tang cuong", "day manh", "nang cao", "chu trong", "quan tam", "phat huy", "thuong xuyen", "kip thoi", "hieu qua", "khi can thiet"];

    private static readonly string[] Products =
        ["bao cao", "ke hoach", "danh sach", "bien ban", "mo hinh", "hoi nghi", "quyet dinh", "van ban", "huong dan", "lop", "cuoc", "bai viet", "ho so", "to trinh"];

    private static readonly string[] Everybody =
    [
        "toan the thanh vien", "tat ca thanh vien", "tat ca cac thanh vien", "cac thanh vien ban chi dao", "tung thanh vien ban chi dao",
        "moi thanh vien", "cac cap, cac nganh", "cac nganh, cac cap", "all members",
    ];

    /// <summary>True where the words charge everybody, that is nobody.</summary>
    public static bool ChargesEverybody(string title, string deliverable) => Finds($"{title} {deliverable}", Everybody).Count > 0;

    /// <param name="days">Calendar days from assignment to the last day.</param>
    /// <param name="namesPlace">The task is for a unit below that of the committee.</param>
    public static (int Score, IReadOnlyList<SpecificityReason> Reasons) Score(string title, string deliverable, int days, bool namesPlace)
    {
        var vague = Finds($"{title} {deliverable}", Vague);
        SpecificityReason[] reasons =
        [
            new("product", Finds(deliverable, Products).Count > 0 ? 30 : 0, 30, "Sản phẩm gọi được tên", "The deliverable is a thing with a name"),
            new("quantity", Number().IsMatch(deliverable) ? 20 : 0, 20, "Có số lượng đo được", "The deliverable can be counted"),
            new("no-vague-words", Math.Max(0, 30 - 15 * vague.Count), 30,
                vague.Count == 0 ? "Không dùng từ chung chung" : $"Từ chung chung: {string.Join(", ", vague)}",
                vague.Count == 0 ? "No word that cannot be checked" : $"Words that cannot be checked: {string.Join(", ", vague)}"),
            new("place", namesPlace ? 10 : 0, 10, "Nêu rõ địa bàn", "It names the place"),
            new("period", days <= 184 ? 10 : 0, 10, "Thời hạn trong 6 tháng", "It is due within six months"),
        ];
        return (reasons.Sum(reason => reason.Points), reasons);
    }

    private static List<string> Finds(string text, string[] words)
    {
        var folded = $" {VietnameseText.Fold(text)} ";
        return [.. words.Where(word => folded.Contains(word, StringComparison.Ordinal))];
    }

    [GeneratedRegex("[0-9]")]
    private static partial Regex Number();
}

/// <summary>One point of the specificity score.</summary>
/// <param name="Of">The most that can be had for it.</param>
public sealed record SpecificityReason(string Rule, int Points, int Of, string Vi, string En);
