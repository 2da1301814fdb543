namespace DanVan.Feedback.Drafts;

/// <summary>A version of the draft as it is shown.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Provisions">How many it has.</param>
/// <param name="Sha256">SHA-256 of its text in UTF-8, hex.</param>
/// <param name="Reanchored">What became of the places that opinions speak of; absent where that was not asked.</param>
public sealed record DraftVersionView(Guid Id, int Number, DateOnly PublishedOn, string Sha256, int Provisions, ReanchoredView? Reanchored = null)
{
    internal static DraftVersionView Of(DraftVersion one, int provisions, IReadOnlyCollection<Anchor> anchors) =>
        new(one.Id, one.Number, one.PublishedOn, one.Sha256, provisions, new(
            anchors.Count(anchor => anchor.Match == AnchorMatch.SameProvision),
            anchors.Count(anchor => anchor.Match == AnchorMatch.MovedText),
            anchors.Count(anchor => anchor.Match == AnchorMatch.NearMatch),
            anchors.Count(anchor => anchor.Match == AnchorMatch.TextGone)));
}

/// <summary>Places of opinions in this version.</summary>
/// <param name="TextGone">They wait for a person: see the anchors of the version.</param>
public sealed record ReanchoredView(int SameProvision, int MovedText, int NearMatch, int TextGone);
