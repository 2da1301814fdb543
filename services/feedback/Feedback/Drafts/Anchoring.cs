namespace DanVan.Feedback.Drafts;

/// <summary>
/// Finds places of an earlier version in a later one: first the same provision, then the same words elsewhere, then the most alike passage;
/// what is none of these is said to be gone, never dropped. The bounds are measured on the edited drafts of the tests.
/// </summary>
internal sealed class Anchoring(DraftVersion version)
{
    public const double NearInTheSameProvision = 0.5;
    public const double NearElsewhere = 0.62;

    /// <summary>Fewer words than this stand in many provisions by chance.</summary>
    public const int TellingWords = 4;

    private readonly List<(Provision Provision, Words Words)> texts =
        [.. version.Provisions.OrderBy(one => one.Position).Select(one => (one, new Words(one.Whole)))];

    /// <param name="provisionId">Where it stood last.</param>
    /// <param name="quote">The words as they stood last; null for the provision as a whole.</param>
    public Anchor Find(Guid placeId, Guid provisionId, string? quote)
    {
        var home = texts.FindIndex(one => one.Provision.ProvisionId == provisionId);
        if (quote is null)
            return home < 0 ? Gone() : At(texts[home].Provision, AnchorMatch.SameProvision, null, texts[home].Provision.Similarity);

        var wanted = new Words(quote);
        if (home >= 0 && texts[home].Words.IndexOf(wanted) is >= 0 and var here)
            return At(texts[home].Provision, AnchorMatch.SameProvision, texts[home].Words.Cite(here, wanted.Count), 1);
        if (wanted.Count >= TellingWords)
        {
            foreach (var (provision, words) in ByNearness(home))
            {
                if (words.IndexOf(wanted) is >= 0 and var there)
                    return At(provision, AnchorMatch.MovedText, words.Cite(there, wanted.Count), 1);
            }
        }
        if (home >= 0 && texts[home].Words.Nearest(wanted) is { Similarity: >= NearInTheSameProvision } near)
            return At(texts[home].Provision, AnchorMatch.NearMatch, texts[home].Words.Cite(near.First, near.Count), near.Similarity);
        var best = texts.Where(_ => wanted.Count >= TellingWords).Select(one => (one.Provision, one.Words, Found: one.Words.Nearest(wanted)))
            .MaxBy(one => one.Found.Similarity);
        return best.Found.Similarity >= NearElsewhere
            ? At(best.Provision, AnchorMatch.NearMatch, best.Words.Cite(best.Found.First, best.Found.Count), best.Found.Similarity)
            : Gone();

        Anchor Gone() => new() { PlaceId = placeId, DraftVersionId = version.Id, Match = AnchorMatch.TextGone, Similarity = 0 };

        Anchor At(Provision provision, AnchorMatch match, string? found, double similarity) => new()
        {
            PlaceId = placeId, DraftVersionId = version.Id, Match = match,
            ProvisionId = provision.ProvisionId, Quote = found, Similarity = Math.Round(similarity, 3),
        };
    }

    // What moved seldom moved far.
    private IEnumerable<(Provision Provision, Words Words)> ByNearness(int home) => home < 0
        ? texts
        : texts.OrderBy(one => Math.Abs(one.Provision.Position - texts[home].Provision.Position));
}
