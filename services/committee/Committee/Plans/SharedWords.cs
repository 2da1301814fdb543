using System.Text.RegularExpressions;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Plans;

/// <summary>A run of words that both texts have, as the first one writes it.</summary>
public sealed record Passage(string Text, int Words);

/// <summary>
/// Which words of a text stand in another in the same order, whatever their marks, letters' case and punctuation. Six syllables in a row are
/// three or four Vietnamese words: fewer are found in any two plans of one field.
/// </summary>
internal static partial class SharedWords
{
    private const int Run = 6;

    public static (decimal Share, IReadOnlyList<Passage> Passages) Of(string text, string other)
    {
        var words = Words(text);
        var elsewhere = Shingles(Words(other)).ToHashSet();
        var shared = new bool[words.Count];
        foreach (var (at, shingle) in Shingles(words).Index())
        {
            if (elsewhere.Contains(shingle))
                shared.AsSpan(at, Run).Fill(true);
        }
        return (words.Count == 0 ? 0 : Math.Round((decimal)shared.Count(one => one) / words.Count, 3), Passages(text, words, shared));
    }

    private static List<Passage> Passages(string text, List<Word> words, bool[] shared)
    {
        var passages = new List<Passage>();
        for (var first = 0; first < words.Count; first++)
        {
            if (!shared[first])
                continue;
            var last = first;
            while (last + 1 < words.Count && shared[last + 1])
                last++;
            passages.Add(new(text[words[first].Start..words[last].End], last - first + 1));
            first = last;
        }
        return passages;
    }

    private readonly record struct Word(int Start, int End, ulong Hash);

    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        foreach (var match in Letters().EnumerateMatches(text))
            words.Add(new(match.Index, match.Index + match.Length, Hash(VietnameseText.Fold(text.Substring(match.Index, match.Length)))));
        return words;
    }

    // FNV-1a, 64 bits: no two shingles of a few plans share one by chance.
    private static ulong Hash(string word) => word.Aggregate(14695981039346656037UL, (hash, letter) => unchecked((hash ^ letter) * 1099511628211UL));

    private static IEnumerable<ulong> Shingles(List<Word> words)
    {
        for (var at = 0; at + Run <= words.Count; at++)
        {
            var shingle = 0UL;
            for (var next = at; next < at + Run; next++)
                shingle = unchecked(shingle * 6364136223846793005UL + words[next].Hash);
            yield return shingle;
        }
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex Letters();
}
