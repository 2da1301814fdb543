using DanVan.Feedback.Drafts;

namespace DanVan.Feedback.Groupings;

/// <summary>
/// Puts arguments together that share most of their words and pairs of words, whatever marks were typed. Those of most people come first and
/// head the groups; what is like none heads its own, so an argument of three people is never lost in one of five hundred. Heads are found
/// by the smallest hashes of their words (MinHash), and their number is bounded: memory does not grow with the opinions.
/// </summary>
internal sealed class Likeness(double threshold)
{
    public const string Name = "word-overlap/1";
    public const double Default = 0.6;

    /// <summary>Behind so many heads an argument that is like none is its own group without becoming a head.</summary>
    public const int MostHeads = 20_000;

    private const int Bands = 12, Rows = 2, MostCandidates = 24;

    private readonly List<(int Number, uint[] Features)> heads = [];
    private readonly Dictionary<(int Band, Guid? Place, ulong Hash), List<int>> buckets = [];

    public int Groups { get; private set; }

    /// <summary>The group of the next argument, and how like its head it is.</summary>
    public (int Number, double Similarity) Place(Guid? provisionId, string text)
    {
        var features = new Words(text).AllFeatures();
        var hashes = Signature(features);
        var best = (Number: 0, Similarity: 0.0);
        foreach (var head in Candidates(provisionId, hashes))
        {
            var similarity = Words.Dice(features, heads[head].Features);
            if (similarity > best.Similarity)
                best = (heads[head].Number, similarity);
        }
        if (best.Similarity >= threshold)
            return (best.Number, Math.Round(best.Similarity, 3));
        Groups++;
        if (heads.Count < MostHeads)
        {
            for (var band = 0; band < Bands; band++)
            {
                if (!buckets.TryGetValue((band, provisionId, hashes[band]), out var bucket))
                    buckets[(band, provisionId, hashes[band])] = bucket = [];
                if (bucket.Count < MostCandidates)
                    bucket.Add(heads.Count);
            }
            heads.Add((Groups, features));
        }
        return (Groups, 1);
    }

    private IEnumerable<int> Candidates(Guid? provisionId, ulong[] hashes) =>
        hashes.SelectMany((hash, band) => buckets.GetValueOrDefault((band, provisionId, hash)) ?? []).Distinct();

    private static ulong[] Signature(uint[] features)
    {
        var bands = new ulong[Bands];
        for (var band = 0; band < Bands; band++)
        {
            for (var row = 0; row < Rows; row++)
            {
                var (salt, least) = ((ulong)(band * Rows + row + 1) * 0x9E3779B97F4A7C15UL, ulong.MaxValue);
                foreach (var feature in features)
                    least = Math.Min(least, Mix(feature ^ salt));
                bands[band] = bands[band] * 31 + least;
            }
        }
        return bands;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
