using DanVan.Reporting.Submissions;
using FsCheck.Xunit;

namespace DanVan.Reporting.Tests;

/// <summary>Whatever is tried in whatever order: a report is in one state, lies with one unit, and what was approved is never changed.</summary>
public sealed class SubmissionProperties
{
    private static readonly Guid Own = Guid.CreateVersion7();
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly ReportPeriod Period = ReportPeriod.Read("2026-10", ReportCycle.Month, 1)!;
    private static readonly DateOnly Due = new(2026, 11, 30);

    public enum Attempt
    {
        Fill,
        Submit,
        Withdraw,
        Accept,
        AcceptOwn,
        Approve,
        Return,
        ReturnSilently,
        Undo,
    }

    [Property(MaxTest = 1000)]
    public void A_report_is_approved_only_by_every_unit_above_in_turn(Attempt[] attempts, byte above)
    {
        var (form, report) = Begun(1 + above % 3);
        // What stands now: acceptances and approvals since the last submission that nobody took back.
        var taken = new List<(SubmissionStep Step, Guid Unit)>();
        foreach (var attempt in attempts)
        {
            var before = (report.State, report.Level, report.Steps.Count, Said: Said(report));
            var (turn, step) = (report.AtUnitId, Step(attempt));
            var unit = step is { } asked ? report.Takes(asked) : null;
            if (!Try(report, form, attempt))
            {
                Assert.Equal(before, (report.State, report.Level, report.Steps.Count, Said(report)));
                continue;
            }
            Assert.False(before.State is SubmissionState.Approved or SubmissionState.Superseded, "what is approved is locked");
            if (attempt == Attempt.Fill)
            {
                Assert.True(before.State is SubmissionState.Draft or SubmissionState.Returned);
                continue;
            }
            Assert.Equal(before.Said, Said(report));
            Assert.Equal(unit, report.Steps[^1].UnitId);
            // Nobody moves it out of turn, but for taking one's own step back.
            if (attempt is not (Attempt.Undo or Attempt.Withdraw))
                Assert.Equal(turn, unit);
            switch (attempt)
            {
                case Attempt.Accept or Attempt.Approve:
                    taken.Add((step!.Value, unit!.Value));
                    break;
                case Attempt.Undo:
                    Assert.Equal(taken[^1].Unit, unit);
                    taken.RemoveAt(taken.Count - 1);
                    break;
                default:
                    taken.Clear();
                    break;
            }
            Assert.Equal(report.State == SubmissionState.Approved ? report.Chain.Length * 2 : report.Level * 2 + (report.State == SubmissionState.Accepted ? 1 : 0), taken.Count);
        }
        if (report.State == SubmissionState.Approved)
            Assert.Equal(report.Chain.SelectMany(id => new[] { (SubmissionStep.Accept, id), (SubmissionStep.Approve, id) }), taken);
        Assert.Equal(report.State is SubmissionState.Approved, report.ApprovedOn is not null);
        Assert.Equal(report.State is SubmissionState.Approved, report.AtUnitId is null);
    }

    [Property(MaxTest = 300)]
    public void A_correction_leaves_what_it_corrects_as_it_was(Attempt[] attempts)
    {
        var (form, approved) = Begun(1);
        foreach (var attempt in new[] { Attempt.Fill, Attempt.Submit, Attempt.Accept, Attempt.Approve })
            Assert.True(Try(approved, form, attempt));
        var before = (Said(approved), approved.Steps.Count, approved.State);
        var correction = new Submission();
        correction.Correct(approved, form, "Cộng nhầm hai khối.", approved.Chain, Read(7));
        Assert.Equal((2, approved.Id, Said(approved)), (correction.Number, correction.SupersedesId!.Value, Said(correction)));
        foreach (var attempt in attempts)
            Try(correction, form, attempt);
        Assert.Equal(before, (Said(approved), approved.Steps.Count, approved.State));
    }

    [Fact]
    public void What_is_taken_back_was_not_handed_up_on_that_day()
    {
        var (form, report) = Begun(1);
        Assert.True(Try(report, form, Attempt.Fill));
        Assert.True(Try(report, form, Attempt.Submit));
        Assert.True(report.OnTime);
        Assert.True(Try(report, form, Attempt.Withdraw));
        Assert.Null(report.OnTime);
        Assert.True(report.Submit(form, Due, Due, null, "commune", null, Now.AddMonths(9)).Refused(out var late, out _));
        Assert.Equal("report-period-closed", late.Problem.Code);
        Assert.False(report.Submit(form, Due, Due, new(2027, 12, 31), "commune", null, Now.AddMonths(9)).Refused(out _, out _));
        Assert.False(report.OnTime);
    }

    [Fact]
    public void What_was_returned_keeps_the_day_on_which_it_first_came()
    {
        var (form, report) = Begun(1);
        foreach (var attempt in new[] { Attempt.Fill, Attempt.Submit, Attempt.Return, Attempt.Submit, Attempt.Withdraw })
            Assert.True(Try(report, form, attempt));
        Assert.False(report.Submit(form, Due, Due, null, "commune", null, Now.AddMonths(9)).Refused(out _, out _));
        Assert.True(report.OnTime);
    }

    [Fact]
    public void Figures_of_a_period_that_still_ran_are_read_again_before_they_are_handed_up()
    {
        var (form, report) = Begun(1);
        Assert.True(Try(report, form, Attempt.Fill));
        report.Refresh(form, Read(3) with { At = Now.AddDays(-40) }).Refused(out _, out _);
        Assert.True(report.Submit(form, Due, Due, null, "commune", null, Now).Refused(out var early, out _));
        Assert.Equal("figures-read-too-early", early.Problem.Code);
        report.Refresh(form, Read(4)).Refused(out _, out _);
        Assert.True(Try(report, form, Attempt.Submit));
    }

    private static (ReportForm Form, Submission Report) Begun(int above)
    {
        var form = new ReportForm();
        form.Publish(null, new(Own, "six-months", "Báo cáo", ReportCycle.Month, new(2026, 1, 1), 5, 5, [ReportLevel.Commune], "05-CT/TU",
            [new("models", "Mô hình", FieldKind.Number, "models-recognised"), new("meetings", "Cuộc họp", FieldKind.Number)]), new(2026, 1, 1)).Refused(out _, out _);
        var report = new Submission();
        report.Begin(form, Own, Period, [.. Enumerable.Range(0, above).Select(_ => Guid.CreateVersion7())], Due, Read(3));
        return (form, report);
    }

    private static Reading Read(decimal models) => new(Now, [new("model-registry", 12)], [new("models", models, null, null, "models-recognised", 1, false)]);

    private static string Said(Submission report) => string.Join(' ', report.Answers.Where(one => one.Indicator is null).Select(one => $"{one.Field}={one.Number}"));

    private static SubmissionStep? Step(Attempt attempt) => attempt switch
    {
        Attempt.Fill => null,
        Attempt.Submit => SubmissionStep.Submit,
        Attempt.Withdraw => SubmissionStep.Withdraw,
        Attempt.Accept or Attempt.AcceptOwn => SubmissionStep.Accept,
        Attempt.Approve => SubmissionStep.Approve,
        Attempt.Undo => SubmissionStep.Undo,
        _ => SubmissionStep.Return,
    };

    private static bool Try(Submission report, ReportForm form, Attempt attempt) => attempt switch
    {
        Attempt.Fill => !report.Fill(form, [new("meetings", report.Version + report.Steps.Count)]).Refused(out _, out _),
        Attempt.Submit => !report.Submit(form, Due, Due, null, "commune", null, Now).Refused(out _, out _),
        Attempt.Return => !report.Move(SubmissionStep.Return, "above", "Xem lại mục 2.", Now).Refused(out _, out _),
        _ => !report.Move(Step(attempt)!.Value, attempt == Attempt.AcceptOwn ? "commune" : "above", null, Now).Refused(out _, out _),
    };
}
