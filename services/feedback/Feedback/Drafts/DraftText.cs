using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Drafts;

/// <summary>The text of a draft in its usual layout, read into its provisions: nothing of it is left out.</summary>
internal sealed record DraftText(IReadOnlyList<DraftText.Passage> Provisions)
{
    public const int Longest = 500_000;
    public const int MostProvisions = 3000;
    private const string PreamblePath = "doan-0";

    /// <param name="Path">From the outside in. An article's number is its own through the whole document, so its chapter is not part of it.</param>
    /// <param name="Heading">What stands on the line of the number of a part, chapter, section, article or appendix.</param>
    internal sealed record Passage(ProvisionKind Kind, string Path, string? Heading, string Text);

    public static Decision<DraftText> Parse(string text)
    {
        var (provisions, above, lines) = (new List<Passage>(), new Stack<(ProvisionKind Kind, string Path)>(), new List<string>());
        var (open, heading) = ((ProvisionKind.Preamble, PreamblePath), (string?)null);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (Heading.Read(line, above.Any(one => one.Kind is ProvisionKind.Article or ProvisionKind.Appendix)) is not { } next)
            {
                // The name of a chapter stands on a line of its own below its number.
                if (open.Item1 is ProvisionKind.Part or ProvisionKind.Chapter or ProvisionKind.Section or ProvisionKind.Appendix && heading is "" && lines.Count == 0)
                    heading = line;
                else
                    lines.Add(line);
                continue;
            }
            Close();
            while (above.TryPeek(out var outer) && Rank(outer.Kind) >= Rank(next.Kind))
                above.Pop();
            open = (next.Kind, Rank(next.Kind) != ProvisionKind.Article && above.TryPeek(out var parent) ? $"{parent.Path}/{next.Step}" : next.Step);
            above.Push(open);
            heading = next.Kind is ProvisionKind.Clause or ProvisionKind.Point ? null : next.Rest;
            if (heading is null)
                lines.Add(next.Rest);
        }
        Close();

        if (provisions.All(one => one.Kind == ProvisionKind.Preamble))
            return FeedbackProblems.NoProvisions;
        if (provisions.Count > MostProvisions)
            return FeedbackProblems.TooManyProvisions;
        return provisions.GroupBy(one => one.Path).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? FeedbackProblems.ProvisionTwice.With($"{twice.Key} xuất hiện hai lần.", $"{twice.Key} stands there twice.", ("provision", twice.Key))
            : new DraftText(provisions);

        static ProvisionKind Rank(ProvisionKind kind) => kind == ProvisionKind.Appendix ? ProvisionKind.Article : kind;

        void Close()
        {
            if (open.Item1 != ProvisionKind.Preamble || lines.Count > 0)
                provisions.Add(new(open.Item1, open.Item2, heading, string.Join('\n', lines)));
            lines.Clear();
        }
    }
}
