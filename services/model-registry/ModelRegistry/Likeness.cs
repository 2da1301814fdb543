using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry;

/// <summary>How alike two Vietnamese texts are, whatever their marks, letters' case and punctuation: 0 to 1.</summary>
internal static class Likeness
{
    private static readonly char[] Breaks = [.. " ,.;:!?()[]{}\"'“”‘’–-/\\\n\r\t"];

    public static string[] Words(string text) => VietnameseText.Fold(text).Split(Breaks, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// Syllables and neighbouring pairs of them that both have, against all that either has. Pairs keep "tự quản" from being "quản … tự";
    /// a Vietnamese word is mostly two syllables.
    /// </summary>
    public static double Of(string a, string b)
    {
        var (first, second) = (Grams(Words(a)), Grams(Words(b)));
        if (first.Count == 0 || second.Count == 0)
            return 0;
        var both = first.Count(second.Contains);
        return 2.0 * both / (first.Count + second.Count);
    }

    private static HashSet<string> Grams(string[] words) =>
        [.. words, .. words.Zip(words.Skip(1), (one, next) => $"{one} {next}")];
}
