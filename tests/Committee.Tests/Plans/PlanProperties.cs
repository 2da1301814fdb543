using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Plans;
using DanVan.Committee.Programmes;
using FsCheck.Xunit;

namespace DanVan.Committee.Tests.Plans;

/// <summary>Whatever is tried in whatever order, a plan stands only where the table of its life has led.</summary>
public sealed class PlanProperties
{
    private static readonly DateOnly Today = new(2019, 6, 30), Issued = new(2018, 3, 26);
    private static readonly PlanText Whole = new("Ven biển", [new(1, "adopt", "Hợp", "Làm"), new(2, "not-applicable", "Không có biển", null)]);

    public enum Attempt
    {
        Write,
        WriteHalf,
        Submit,
        Return,
        Approve,
        Amend,
        Extend,
    }

    [Property(MaxTest = 500)]
    public void A_plan_never_stands_where_its_steps_have_not_led((Attempt Attempt, byte Days)[] attempts)
    {
        var programme = Programme();
        var plan = new Plan();
        Assert.False(plan.Begin(programme, Guid.CreateVersion7(), Issued, Today).Refused(out _, out _));
        var (done, on) = (new List<(Attempt Attempt, DateOnly On)>(), Issued);
        foreach (var (attempt, days) in attempts)
        {
            var before = (plan.State, plan.Text, plan.Baseline, plan.DueOn, plan.LastStepOn);
            // Now and then a day before the last step, which no step may have.
            var day = on.AddDays((days % 8) - 1);
            if (Try(plan, programme, attempt, day))
                done.Add((attempt, on = day));
            else
                Assert.Equal(before, (plan.State, plan.Text, plan.Baseline, plan.DueOn, plan.LastStepOn));
        }

        Assert.Equal(done.Select(one => one.On).Order(), done.Select(one => one.On));
        var approvals = done.FindAll(one => one.Attempt == Attempt.Approve);
        Assert.Equal(plan.ApprovedOn, approvals is [var first, ..] ? first.On : null);
        Assert.Equal(plan.Baseline is null, approvals.Count == 0);
        if (plan.State is PlanState.Submitted or PlanState.Approved || plan.Baseline is not null)
            Assert.Equal(2, (plan.Baseline ?? plan.Text).Answers.Count);
        foreach (var (attempt, at) in done.Select((one, at) => (one.Attempt, at)))
            Assert.Contains(Before(done, at), MayFollow(attempt));
        Assert.Equal(new DateOnly(2018, 4, 30), plan.FirstDueOn);
    }

    // The steps that change the state, as the issue words them: submit, return with comments, approve, and amend what was approved.
    private static Attempt?[] MayFollow(Attempt attempt) => attempt switch
    {
        Attempt.Write or Attempt.WriteHalf or Attempt.Submit or Attempt.Extend => [null, Attempt.Return],
        Attempt.Return or Attempt.Approve => [Attempt.Submit, Attempt.Amend],
        _ => [Attempt.Approve],
    };

    private static Attempt? Before(List<(Attempt Attempt, DateOnly On)> done, int at) => done.Take(at).Select(one => (Attempt?)one.Attempt)
        .LastOrDefault(one => one is Attempt.Submit or Attempt.Return or Attempt.Approve or Attempt.Amend);

    private static bool Try(Plan plan, Programme programme, Attempt attempt, DateOnly on) => !(attempt switch
    {
        Attempt.Write => plan.Write(programme, Whole, on, Today).Refused(out _, out _),
        Attempt.WriteHalf => plan.Write(programme, Whole with { Answers = [Whole.Answers[0]] }, on, Today).Refused(out _, out _),
        Attempt.Submit => plan.Submit(programme, new(0.1m, 0.6m), on, Today).Refused(out _, out _),
        Attempt.Return => plan.Return("Trưởng ban", [new(null, "Chưa rõ")], on, Today).Refused(out _, out _),
        Attempt.Approve => plan.Approve("Trưởng ban", on, Today).Refused(out _, out _),
        Attempt.Amend => plan.Amend(programme, Whole, "Thiên tai", new(0.1m, 0.6m), on, Today).Refused(out _, out _),
        _ => plan.Extend(plan.DueOn.AddDays(1), "Bão", "Trưởng ban", on, Today).Refused(out _, out _),
    });

    private static Programme Programme()
    {
        var programme = new Programme();
        programme.Draft(new SteeringCommittee(), 2018, new(
            "Chương trình", [new("Một", "Việc một"), new("Hai", "Việc hai")], [AnsweringLevel.Commune], new(2018, 4, 30)), Issued);
        Assert.False(programme.Issue(null, Issued, Today).Refused(out _, out _));
        return programme;
    }
}
