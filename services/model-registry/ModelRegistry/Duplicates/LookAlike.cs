using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Duplicates;

/// <summary>
/// Whether two models may be the same work under two names: what their titles say once the words that every title has are left out, and
/// whether they are in the same place. It proposes; a person decides.
/// </summary>
internal static class LookAlike
{
    /// <summary>From here on a pair is shown.</summary>
    public const double Shown = 0.6;

    private static readonly (string Short, string Long)[] Abbreviations =
    [
        ("clb", "cau lac bo"), ("antt", "an ninh trat tu"), ("ktx", "khu tap the"), ("kdc", "khu dan cu"), ("ntm", "nong thon moi"),
        ("pn", "phu nu"), ("ccb", "cuu chien binh"), ("tdp", "to dan pho"), ("atgt", "an toan giao thong"), ("vsmt", "ve sinh moi truong"),
        ("gpmb", "giai phong mat bang"), ("mttq", "mat tran to quoc"), ("qd", "quan doi"), ("hs", "hoc sinh"),
    ];

    // Said of almost every model: they tell nothing apart.
    private static readonly string[] Filler =
    [
        "mo hinh", "dan van kheo", "van dong nhan dan", "van dong", "xay dung", "thuc hien", "tham gia", "cong tac", "phong trao", "to chuc",
        "nhan dan", "trong", "va", "cac", "cua", "o", "tai", "cho", "voi", "dan", "nguoi", "viec",
    ];

    public static double Score(string title, string otherTitle, bool samePlace)
    {
        var likeness = Likeness.Of(Essence(title), Essence(otherTitle));
        // The same place makes a half-alike title suspicious; another place needs more than a common way of naming things.
        return Math.Min(1, likeness + (samePlace ? 0.15 * likeness : -0.1));
    }

    internal static string Essence(string title)
    {
        var words = $" {string.Join(' ', Likeness.Words(VietnameseText.Fold(title)))} ";
        foreach (var (brief, full) in Abbreviations)
            words = words.Replace($" {brief} ", $" {full} ", StringComparison.Ordinal);
        var essence = words;
        foreach (var filler in Filler)
            essence = essence.Replace($" {filler} ", " ", StringComparison.Ordinal);
        return essence.Length > 4 ? essence : words;
    }
}
