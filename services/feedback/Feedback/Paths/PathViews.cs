using DanVan.Feedback.Drafts;
using DanVan.Feedback.Replies;
using DanVan.Feedback.Rounds;

namespace DanVan.Feedback.Paths;

/// <summary>A wording of a provision.</summary>
/// <param name="Version">The number of the version of the draft.</param>
public sealed record WordingView(int Version, string Path, string Text);

/// <summary>What became of a provision.</summary>
/// <param name="After">Absent while there is no later version, or where the provision is gone from it.</param>
/// <param name="Words">Word by word; absent where there is nothing to compare.</param>
public sealed record ChangeView(WordingView Before, WordingView? After, IReadOnlyList<WordChange>? Words)
{
    internal static ChangeView Of(WordingView before, WordingView? after) =>
        new(before, after, after is null ? null : WordDifference.Between(before.Text, after.Text));
}

/// <summary>An issue with its accepted answer.</summary>
/// <param name="Opinions">How many people raised it.</param>
/// <param name="Arguments">In how many different wordings.</param>
public sealed record AnsweredView(Guid Id, string Title, int Opinions, int Arguments, Outcome Outcome, string Reason);

/// <summary>The document that was promulgated.</summary>
/// <param name="Version">The number of the version that it is.</param>
public sealed record DocumentView(string Symbol, string Issuer, DateOnly PromulgatedOn, string? Url, int Version)
{
    internal static DocumentView? Of(Promulgation? one, IEnumerable<DraftVersion> versions) => one is null ? null
        : new(one.Symbol, one.Issuer, one.PromulgatedOn, one.Url, versions.Single(version => version.Id == one.DraftVersionId).Number);
}
