using DanVan.ModelRegistry.Assessments;
using DanVan.ModelRegistry.Criteria;
using FsCheck.Xunit;

namespace DanVan.ModelRegistry.Tests;

/// <summary>What is hidden stays hidden: two worlds that differ only in hidden scores look the same.</summary>
public sealed class AssessmentProperties
{
    private static readonly Guid[] Models = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];
    private static readonly Dictionary<Guid, string> Titles = Models.ToDictionary(model => model, model => $"Mô hình {model}");
    private static readonly Dictionary<string, Criterion> Criteria = new() { ["a"] = new("a", "Nhân dân đồng thuận", 1, 10) };
    private static readonly DateTimeOffset Start = new(2026, 10, 1, 8, 0, 0, TimeSpan.FromHours(7));

    private static Round ARound(bool closed)
    {
        var (round, _) = Round.Open(Guid.CreateVersion7(), "Vòng tỉnh", false, Models, [.. Enumerable.Range(0, 5).Select(i => new Assessor($"gk-{i}", Guid.Empty))]);
        if (closed)
            round.Close(Start.AddDays(1));
        return round;
    }

    private static List<ScoreSheet> Sheets(Round round, (byte Model, byte Assessor, byte Score)[] scores, Func<Guid, decimal, decimal>? change = null) =>
    [
        .. scores.Select((one, at) =>
        {
            var model = Models[one.Model % Models.Length];
            var score = change?.Invoke(model, one.Score % 11) ?? one.Score % 11;
            return ScoreSheet.Of(round.Id, model, $"gk-{one.Assessor % 5}", [new("a", score, "Có biên bản đầy đủ.")], Criteria, Start.AddMinutes(at));
        }),
    ];

    [Property]
    public void Who_is_in_conflict_sees_the_same_whatever_others_scored((byte, byte, byte)[] scores, byte hidden, byte shift)
    {
        var round = ARound(closed: true);
        var model = Models[hidden % Models.Length];
        var other = Sheets(round, scores, (of, score) => of == model ? (score + shift) % 11 : score);
        Assert.Equal(
            Findings.Show(round, Sheets(round, scores), Titles, true, new HashSet<Guid> { model }),
            Findings.Show(round, other, Titles, true, new HashSet<Guid> { model }));
    }

    [Property]
    public void An_open_round_shows_the_same_whatever_was_scored((byte, byte, byte)[] scores, byte shift)
    {
        var round = ARound(closed: false);
        Assert.Equal(
            Findings.Show(round, Sheets(round, scores), Titles, false, new HashSet<Guid>()),
            Findings.Show(round, Sheets(round, scores, (_, score) => (score + shift) % 11), Titles, false, new HashSet<Guid>()));
    }

    [Property]
    public void A_median_stands_on_three_assessors_and_never_on_fewer((byte, byte, byte)[] scores)
    {
        var round = ARound(closed: true);
        var sheets = Sheets(round, scores);
        foreach (var row in Findings.Show(round, sheets, Titles, false, new HashSet<Guid>()))
            Assert.Equal(sheets.Where(sheet => sheet.ModelId == row.ModelId).Select(sheet => sheet.Assessor).Distinct().Count() >= 3, row.Median is not null);
    }
}
