using System.Runtime.CompilerServices;
using DanVan.Feedback.Drafts;
using DanVan.TestKit;

namespace DanVan.Feedback.Tests.Drafts;

/// <summary>
/// Re-anchoring measured on eight edits of the illustrative draft, made by hand: articles put in front, withdrawn and swapped, sentences
/// moved, clauses that became points, figures and wordings changed. <c>places.csv</c> says where each of 26 places stands afterwards.
/// </summary>
public sealed class ReanchoringTests(ITestOutputHelper output)
{
    private static readonly string Edited = Path.Combine(Folder(), "edited");

    [Fact]
    public void Places_of_opinions_are_found_again_in_edited_drafts()
    {
        var wrong = new List<string>();
        var (found, right, expected, missed) = (0, 0, 0, 0);
        foreach (var draft in Rows().GroupBy(row => row[0]))
        {
            var (before, now) = (Version(File.ReadAllText(Path.Combine(Repository.Root, "deploy/sample/data/illustrative/draft-1.txt")), null), (DraftVersion?)null);
            now = Version(File.ReadAllText(Path.Combine(Edited, $"{draft.Key}.txt")), before);
            var (old, paths) = (before.Provisions.ToDictionary(one => one.Path), now.Provisions.ToDictionary(one => one.ProvisionId, one => one.Path));
            var anchoring = new Anchoring(now);
            foreach (var row in draft)
            {
                var anchor = anchoring.Find(Guid.NewGuid(), old[row[1]].ProvisionId, row[2].Length == 0 ? null : row[2]);
                var path = anchor.ProvisionId is { } id ? paths[id] : "gone";
                (found, expected) = (found + (path == "gone" ? 0 : 1), expected + (row[3] == "gone" ? 0 : 1));
                if (path == row[3])
                    right += path == "gone" ? 0 : 1;
                else
                    wrong.Add($"{draft.Key}: {row[1]} \"{row[2]}\" is {row[3]}, found {path} ({anchor.Match} {anchor.Similarity})");
                missed += row[3] == "gone" && path != "gone" ? 1 : 0;
            }
        }
        var (precision, recall) = ((double)right / found, (double)right / expected);
        output.WriteLine(FormattableString.Invariant($"{expected} places to find: precision {precision:0.000}, recall {recall:0.000}; {missed} that are gone were found.\n{string.Join('\n', wrong)}"));
        Assert.True(expected >= 200, "the edited drafts were read");
        Assert.True(precision >= 0.98 && recall >= 0.97, string.Join('\n', wrong));
    }

    [Fact]
    public void Whatever_is_found_says_how_alike_it_is()
    {
        var before = Version("Điều 1. Mức\n1. Hỗ trợ một lần 20 triệu đồng cho mỗi mô hình.\nĐiều 2. Khác\n1. Nghị quyết có hiệu lực.", null);
        var now = Version("Điều 1. Mức\n1. Hỗ trợ một lần 30 triệu đồng cho mỗi mô hình.\nĐiều 2. Khác\n1. Nghị quyết có hiệu lực.", before);
        var near = new Anchoring(now).Find(Guid.NewGuid(), before.Provisions.Single(one => one.Path == "dieu-1/khoan-1").ProvisionId, "một lần 20 triệu đồng");
        Assert.Equal((AnchorMatch.NearMatch, "một lần 30 triệu đồng"), (near.Match, near.Quote));
        Assert.InRange(near.Similarity, 0.5, 0.99);
    }

    [Fact]
    public void Words_typed_without_marks_or_with_other_commas_are_the_same_words() =>
        Assert.True(new Words("Hỗ trợ, một lần, 20 TRIỆU đồng").IndexOf(new Words("ho tro mot lan 20 trieu dong")) == 0);

    private static DraftVersion Version(string text, DraftVersion? before)
    {
        Assert.False(DraftVersion.Publish(AConsultation.InPreparation, before, text, new Dictionary<string, string>(), new(2026, 3, 26)).Refused(out _, out var version));
        return version!;
    }

    private static IEnumerable<string[]> Rows() => File.ReadLines(Path.Combine(Edited, "places.csv")).Skip(1).Select(line =>
    {
        var quote = (Start: line.IndexOf('"', StringComparison.Ordinal), End: line.LastIndexOf('"'));
        var head = line[..(quote.Start - 1)].Split(',');
        return new[] { head[0], head[1], line[(quote.Start + 1)..quote.End], line[(quote.End + 2)..] };
    });

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
