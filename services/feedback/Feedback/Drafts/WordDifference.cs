namespace DanVan.Feedback.Drafts;

/// <summary>A run of words that two wordings share, or that one of them alone has.</summary>
public sealed record WordChange(WordChangeKind Kind, string Text);

public enum WordChangeKind
{
    Same,
    Removed,
    Added,
}

/// <summary>What changed between two wordings, word by word: the longest common row of words stays.</summary>
internal static class WordDifference
{
    public static List<WordChange> Between(string before, string after)
    {
        var (old, now) = (Split(before), Split(after));
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        List<(WordChangeKind Kind, string Word)> steps = [];
        for (var (i, j) = (0, 0); i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                steps.Add((WordChangeKind.Same, old[i++]));
                j++;
            }
            else if (j == now.Length || i < old.Length && common[i + 1, j] >= common[i, j + 1])
                steps.Add((WordChangeKind.Removed, old[i++]));
            else
                steps.Add((WordChangeKind.Added, now[j++]));
        }
        return Runs(steps);
    }

    private static List<WordChange> Runs(List<(WordChangeKind Kind, string Word)> steps)
    {
        List<WordChange> runs = [];
        foreach (var (kind, word) in steps)
        {
            if (runs.Count > 0 && runs[^1].Kind == kind)
                runs[^1] = new(kind, $"{runs[^1].Text} {word}");
            else
                runs.Add(new(kind, word));
        }
        return runs;
    }

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
