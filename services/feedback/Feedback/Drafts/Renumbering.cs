namespace DanVan.Feedback.Drafts;

/// <summary>
/// Which provision of a version is which of the version before: as the drafter says, else the same words, else the most alike. Each old
/// provision is found at most once; a wrong match is mended by declaring it.
/// </summary>
internal static class Renumbering
{
    /// <summary>Below this two provisions are not the same (measured: see the tests of re-anchoring).</summary>
    public const double Near = 0.55;

    /// <summary>An edit under an unchanged number may go further.</summary>
    public const double NearAtTheSamePath = 0.35;

    internal sealed record Match(Provision Old, ProvisionOrigin Origin, double Similarity);

    /// <param name="declared">Path now → path before.</param>
    public static Dictionary<string, Match> Of(
        IReadOnlyList<Provision> before, IReadOnlyList<DraftText.Passage> now, IReadOnlyDictionary<string, string> declared)
    {
        var matches = new Dictionary<string, Match>();
        var old = before.Select(one => new Side(one.Path, one.Kind, one.Position, one.Heading, Subtree(one.Path, before.Select(other => (other.Path, other.Whole))))).ToList();
        var current = now.Select((one, position) => new Side(
            one.Path, one.Kind, position, one.Heading, Subtree(one.Path, now.Select(other => (other.Path, Whole(other)))))).ToList();
        var oldByPath = before.ToDictionary(one => one.Path);

        foreach (var (path, was) in declared)
            Take(current.Find(one => one.Path == path)!, old.Find(one => one.Path == was)!, ProvisionOrigin.Declared);
        var same = old.ToLookup(one => (one.Kind, one.Key));
        foreach (var side in current.ToList())
        {
            if (same[(side.Kind, side.Key)].Where(old.Contains).MinBy(one => (one.Path != side.Path, Math.Abs(one.Position - side.Position))) is { } found)
                Take(side, found, ProvisionOrigin.SameText);
        }
        var alike = from one in current
                    from other in old
                    where one.Kind == other.Kind
                    let similarity = one.Similarity(other)
                    where similarity >= (one.Path == other.Path ? NearAtTheSamePath : Near)
                    orderby similarity + (one.Path == other.Path ? 0.05 : 0) descending, Math.Abs(one.Position - other.Position)
                    select (one, other);
        foreach (var (one, other) in alike.ToList())
        {
            if (current.Contains(one) && old.Contains(other))
                Take(one, other, ProvisionOrigin.NearText);
        }
        return matches;

        void Take(Side one, Side other, ProvisionOrigin origin)
        {
            matches[one.Path] = new(oldByPath[other.Path], origin, Math.Round(one.Similarity(other), 3));
            current.Remove(one);
            old.Remove(other);
        }
    }

    // What an article says is said by its clauses; a chapter is known by its name alone.
    private static string Subtree(string path, IEnumerable<(string Path, string Text)> all) => string.Join('\n',
        all.Where(one => one.Path == path || one.Path.StartsWith(path + "/", StringComparison.Ordinal)).Select(one => one.Text));

    private static string Whole(DraftText.Passage one) => $"{one.Heading}\n{one.Text}";

    private sealed class Side(string path, ProvisionKind kind, int position, string? heading, string text)
    {
        private readonly uint[] features = new Words(text).AllFeatures();
        private readonly uint[] name = new Words(heading ?? "").AllFeatures();

        public string Path => path;

        public ProvisionKind Kind => kind;

        public int Position => position;

        public ulong Key { get; } = new Words(text).Key();

        // An article that lost half its clauses is still the one of that name.
        public double Similarity(Side other)
        {
            var said = Words.Dice(features, other.features);
            return name.Length == 0 || other.name.Length == 0 ? said : Math.Max(said, (said + Words.Dice(name, other.name)) / 2);
        }
    }
}
