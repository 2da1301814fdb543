using System.Globalization;
using System.Text;

namespace DanVan.ServiceDefaults;

/// <summary>Vietnamese text: one canonical form in storage, and a folded form for search.</summary>
public static class VietnameseText
{
    /// <summary>The name of the database collation that sorts as Vietnamese does (CLDR vi, through ICU).</summary>
    public const string Collation = "vi";

    /// <summary>Composed form (NFC), so that equal texts are equal bytes.</summary>
    public static string Normalize(string text) =>
        Ascii.IsValid(text) || text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);

    /// <summary>Lower case without marks, đ as d, runs of white space as one: "Đồng  Văn" becomes "dong van".</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsWhiteSpace(character))
            {
                gap = folded.Length > 0;
                continue;
            }
            if (gap)
                folded.Append(' ');
            gap = false;
            folded.Append(character is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(character));
        }
        // Composed again: what is no mark (Hangul) must not grow longer than the text it came from.
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Goes with <see cref="Containing"/> as the third argument of <c>EF.Functions.Like</c>, which escapes nothing without it.</summary>
    public const string Escape = @"\";

    /// <summary>A LIKE pattern that finds the folded text anywhere; what the pattern language means by %, _ and \ stands for itself.</summary>
    public static string Containing(string text) => $"%{Fold(text).Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
}
