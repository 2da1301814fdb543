using System.Text.RegularExpressions;

namespace DanVan.Architecture.Tests;

/// <summary>ServiceDefaults is plumbing: whoever reads it learns nothing of the movement, and a change of the movement never changes it.</summary>
public sealed partial class GroundTests
{
    // "Unit" is not among them: it is the claim that says for whom a caller acts. Nor is "model": EF Core owns the word here.
    private static readonly HashSet<string> Domain =
    [
        "committee", "committees", "commune", "communes", "ward", "wards", "district", "districts", "province", "provinces", "seat", "seats",
        "programme", "programmes", "meeting", "meetings", "inspection", "inspections", "promise", "promises", "opinion", "opinions",
        "consultation", "consultations", "disposition", "dispositions", "dialogue", "dialogues", "criticism", "criticisms", "indicator",
        "indicators", "recognition", "recognitions", "recognised", "commendation", "commendations", "replication",
        "criterion", "criteria", "emulation", "registry", "feedback", "reporting", "merger", "mergers", "movement",
    ];

    [Fact]
    public void No_word_of_the_domain_appears_in_the_ground()
    {
        var words = Sources.Below("ServiceDefaults", ".cs").Concat(Sources.Below("ServiceDefaults", ".sql"))
            .SelectMany(file => Words(WithoutComments(Sources.Read(file))).Select(word => (file, word))).ToList();
        Assert.True(words.Count > 5000, "sources were read");
        Assert.Contains(words, one => one.word == "sequencer");
        Assert.DoesNotContain(words, one => Domain.Contains(one.word));
    }

    [Theory]
    [InlineData("class MergeCommittees;", true)]
    [InlineData("const string Name = \"opinion-received\";", true)]
    [InlineData("// a comment may name a committee", false)]
    [InlineData("var factory = committing;", false)]
    public void The_search_finds_a_word_in_types_members_and_strings(string source, bool found) =>
        Assert.Equal(found, Words(WithoutComments(source)).Any(Domain.Contains));

    private static string WithoutComments(string source) => Comment().Replace(source, "");

    private static IEnumerable<string> Words(string source) =>
        Word().Matches(source).Select(match => match.Value.ToLowerInvariant());

    [GeneratedRegex(@"(?<!:)//.*|^\s*--.*", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
