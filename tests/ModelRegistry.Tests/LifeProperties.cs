using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Models;
using FsCheck.Xunit;

namespace DanVan.ModelRegistry.Tests;

/// <summary>Whatever is tried in whatever order, a living model keeps the order of its steps.</summary>
public sealed class LifeProperties
{
    private static readonly DateOnly Today = new(2026, 11, 23), Registered = new(2026, 1, 5);
    private static readonly Guid Own = Guid.CreateVersion7(), Other = Guid.CreateVersion7();

    public enum Attempt
    {
        Start,
        Measure,
        Report,
        CheckOwn,
        CheckIndependent,
        RecogniseCommune,
        RecogniseProvince,
        NameTypical,
        End,
    }

    [Property(MaxTest = 500)]
    public void A_living_model_never_stands_where_its_steps_have_not_led(Attempt[] attempts, byte[] days)
    {
        var model = Model.Register(new(Own, "Khối không rác", "economy"), Registered).Model;
        var done = new List<Attempt>();
        for (var i = 0; i < attempts.Length; i++)
        {
            var before = (model.State, model.Steps.Count, model.Life?.EvidenceTier);
            var on = Registered.AddDays(i == 0 || days.Length == 0 ? 30 + i : i + days[i % days.Length]);
            if (Try(model, attempts[i], on, i))
                done.Add(attempts[i]);
            else
                Assert.Equal(before, (model.State, model.Steps.Count, model.Life?.EvidenceTier));
        }

        Assert.Equal(model.Steps.Select(step => step.On).Order(), model.Steps.Select(step => step.On));
        if (model.Recognitions.Count > 0)
            Before(done, [Attempt.Start, Attempt.Measure, Attempt.Report], Attempt.RecogniseCommune, Attempt.RecogniseProvince);
        if (model.Recognitions.Any(one => one.Level == RecognitionLevel.Province))
            Before(done, [Attempt.CheckIndependent], Attempt.RecogniseProvince);
        if (model.Life?.EvidenceTier >= 4)
            Assert.Contains(Attempt.CheckIndependent, done);
        if (model.Life?.VerifiedEffect > 0)
            Assert.True(model.Life.EvidenceTier >= 4);
        if (done.Contains(Attempt.End))
            Assert.Equal((ModelState.Ended, Attempt.End), (model.State, done[^1]));
        Assert.True(done.Count(one => one == Attempt.Start) <= 1 && done.Count(one => one == Attempt.NameTypical) <= 1);
    }

    private static void Before(List<Attempt> done, Attempt[] needed, params Attempt[] then)
    {
        var first = done.FindIndex(one => then.Contains(one));
        Assert.All(needed, one => Assert.InRange(done.IndexOf(one), 0, first - 1));
    }

    private static bool Try(Model model, Attempt attempt, DateOnly on, int i)
    {
        var signature = new Signature("Nguyễn Văn A", "Trưởng ban");
        var paper = new StepPaper(
            on, "Nhân dân bàn bạc, thống nhất và cùng nhau thực hiện từng phần việc của khối.", signature, [new($"Biên bản {i}")], "test", Today);
        return attempt switch
        {
            Attempt.Start => !model.Start(new(paper.On, paper.Statement, signature, paper.Evidence, "Chi bộ"), paper, null).Refused(out _, out _),
            Attempt.Measure => !model.Measure(new("Hộ thoát nghèo", "hộ", 0, Registered.AddDays(-1), 10, i, on, "Rà soát hộ nghèo"), Today).Refused(out _, out _),
            Attempt.Report => !model.ReportResults(paper).Refused(out _, out _),
            Attempt.CheckOwn => !model.CheckImpact(paper, Own).Refused(out _, out _),
            Attempt.CheckIndependent => !model.CheckImpact(paper with { RecordedBy = "another" }, Other).Refused(out _, out _),
            Attempt.RecogniseCommune => !model.Recognise(RecognitionLevel.Commune, "1/QĐ", on, signature).Refused(out _, out _),
            Attempt.RecogniseProvince => !model.Recognise(RecognitionLevel.Province, "2/QĐ", on, signature).Refused(out _, out _),
            Attempt.NameTypical => !model.NameTypical(paper, "3/QĐ").Refused(out _, out _),
            _ => !model.End(paper, EndOutcome.Completed, null, false).Refused(out _, out _),
        };
    }
}
