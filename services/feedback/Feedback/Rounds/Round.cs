namespace DanVan.Feedback.Rounds;

/// <summary>The rounds in which people are asked about one document, in order.</summary>
public enum Round
{
    /// <summary>Before drafting: whether and how the matter should be ruled at all.</summary>
    PreDrafting,

    /// <summary>The text of a draft.</summary>
    Draft,

    /// <summary>The draft after the first round.</summary>
    SecondDraft,

    /// <summary>The text that is to be issued.</summary>
    Final,

    /// <summary>A year after promulgation: does it work?</summary>
    LookBack,
}
