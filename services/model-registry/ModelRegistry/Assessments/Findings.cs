namespace DanVan.ModelRegistry.Assessments;

/// <summary>
/// What a round shows to whom. Nothing can be worked out of it that is hidden: no medians while the round is open or where fewer than three
/// scored, nothing at all of a model to who is in conflict with it, no totals over models.
/// </summary>
internal static class Findings
{
    /// <param name="Number">The model's number in the round.</param>
    /// <param name="ModelId">Absent for an assessor of an open blind round.</param>
    /// <param name="Name">Its title, or "Mô hình 7" for an assessor of an open blind round.</param>
    /// <param name="Assessors">How many have scored it; absent for who is in conflict.</param>
    /// <param name="Median">0 to 1; absent while the round is open, where fewer than three scored, and for who is in conflict.</param>
    public sealed record Row(int Number, Guid? ModelId, string Name, int? Assessors, decimal? Median);

    /// <param name="Lean">How much this assessor scores above the others on the same models, on average: to talk about, not to correct with.</param>
    public sealed record Calibration(string Assessor, int Models, decimal Lean);

    /// <param name="sheets">Every sheet of the round.</param>
    /// <param name="asAssessor">The viewer is asked to assess; who holds the round is not.</param>
    /// <param name="conflicted">The models with which the viewer is in conflict.</param>
    public static IReadOnlyList<Row> Show(
        Round round, IReadOnlyList<ScoreSheet> sheets, IReadOnlyDictionary<Guid, string> titles, bool asAssessor, IReadOnlySet<Guid> conflicted)
    {
        var newest = Newest(sheets).ToLookup(sheet => sheet.ModelId, sheet => sheet.Total);
        return [.. round.ModelIds.Select((model, at) =>
        {
            var blind = asAssessor ? round.BlindName(at + 1) : null;
            var totals = newest[model].Order().ToList();
            return conflicted.Contains(model)
                ? new Row(at + 1, blind is null ? model : null, blind ?? titles[model], null, null)
                : new Row(at + 1, blind is null ? model : null, blind ?? titles[model], totals.Count,
                    round.IsClosed && totals.Count >= Round.FewestAssessors ? Math.Round(Median(totals), 2) : null);
        })];
    }

    /// <summary>Against the mean of the others, not of all: an assessor's own score does not hide the distance from it.</summary>
    public static IReadOnlyList<Calibration> Calibrate(IReadOnlyList<ScoreSheet> sheets)
    {
        var models = Newest(sheets).ToLookup(sheet => sheet.ModelId);
        return [.. from model in models
                   where model.Count() > 1
                   from sheet in model
                   let others = model.Where(other => other != sheet).Average(other => other.Total)
                   group sheet.Total - others by sheet.Assessor into assessor
                   orderby assessor.Key
                   select new Calibration(assessor.Key, assessor.Count(), Math.Round(assessor.Average(), 4))];
    }

    private static IEnumerable<ScoreSheet> Newest(IEnumerable<ScoreSheet> sheets) =>
        sheets.GroupBy(sheet => (sheet.ModelId, sheet.Assessor)).Select(ofOne => ofOne.MaxBy(sheet => (sheet.ScoredAt, sheet.Id))!);

    private static decimal Median(List<decimal> ordered) => (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
}
