using System.Globalization;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Drafts;

/// <summary>
/// A text as a row of words without marks, case and punctuation, so that what is typed without diacritics or with other commas is the same;
/// each word remembers where it stands, so that what is found can be cited.
/// </summary>
internal sealed class Words
{
    private readonly string text;
    private readonly uint[] words;
    private readonly (int Start, int End)[] places;

    public Words(string text)
    {
        this.text = text;
        List<uint> found = [];
        List<(int, int)> at = [];
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && IsOfWord(text[i]))
                i++;
            if (i == start)
            {
                i++;
                continue;
            }
            found.Add(Hash(VietnameseText.Fold(text[start..i])));
            at.Add((start, i));
        }
        (words, places) = ([.. found], [.. at]);
    }

    public int Count => words.Length;

    /// <summary>Where these words stand one after the other; -1 when they do not.</summary>
    public int IndexOf(Words part) => part.Count == 0 ? -1 : words.AsSpan().IndexOf(part.words);

    /// <summary>The text as it was written, from one word to another.</summary>
    public string Cite(int first, int count) => count == 0 ? "" : text[places[first].Start..places[first + count - 1].End];

    /// <summary>0 to 1: the share of words and of pairs of neighbouring words that two texts have in common (Sørensen–Dice).</summary>
    public double Similarity(Words other) => Dice(Features(words), Features(other.words));

    /// <summary>The passage as long as <paramref name="quote"/> that is most like it.</summary>
    public (int First, int Count, double Similarity) Nearest(Words quote)
    {
        var wanted = Features(quote.words);
        var length = Math.Min(quote.Count, Count);
        var best = (First: 0, Count: length, Similarity: 0.0);
        for (var first = 0; length > 0 && first + length <= Count; first++)
        {
            var similarity = Dice(wanted, Features(words.AsSpan(first, length)));
            if (similarity > best.Similarity)
                best = (first, length, similarity);
        }
        return best;
    }

    /// <summary>A key that is the same for the same words.</summary>
    public ulong Key() => words.Aggregate(14695981039346656037UL, (key, word) => (key ^ word) * 1099511628211UL);

    internal static uint[] Features(ReadOnlySpan<uint> words)
    {
        var features = new uint[Math.Max(0, 2 * words.Length - 1)];
        for (var i = 0; i < words.Length; i++)
        {
            features[i] = words[i];
            if (i > 0)
                features[words.Length + i - 1] = words[i - 1] * 16777619 ^ words[i];
        }
        Array.Sort(features);
        return features;
    }

    internal static double Dice(uint[] one, uint[] other)
    {
        var (common, i, j) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j])
                (common, i, j) = (common + 1, i + 1, j + 1);
            else if (one[i] < other[j])
                i++;
            else
                j++;
        }
        return one.Length + other.Length == 0 ? 1 : 2.0 * common / (one.Length + other.Length);
    }

    internal uint[] AllFeatures() => Features(words);

    private static bool IsOfWord(char character) =>
        char.IsLetterOrDigit(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;

    private static uint Hash(string word) => word.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619);
}
