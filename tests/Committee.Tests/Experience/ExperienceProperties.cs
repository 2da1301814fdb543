using DanVan.Committee.Advising;
using DanVan.Committee.Commitments;
using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using FsCheck.Xunit;

namespace DanVan.Committee.Tests.Experience;

public sealed class ExperienceProperties
{
    private static readonly DateOnly Given = new(2026, 3, 26);
    private static readonly LegalDocument Decision = new("1-QĐ/TU", "Tỉnh ủy", null, new(2018, 1, 1));

    public enum Attempt
    {
        Adopt,
        AdoptPartly,
        AdoptPartlyWithoutReason,
        Refuse,
        NoteOutcome,
    }

    [Property(MaxTest = 500)]
    public void Advice_is_answered_once_and_only_what_was_adopted_ever_has_an_outcome((Attempt Attempt, sbyte Days)[] attempts)
    {
        var committee = new SteeringCommittee();
        committee.Establish(
            new(Guid.CreateVersion7(), "Tỉnh Nghệ An", "Nghệ An", UnitKinds.Province, "40", null, new(2018, 1, 1), null, Decision), "Ban Chỉ đạo", Decision, new(2018, 1, 1), null, null);
        var advice = new Advice();
        Assert.False(advice.Give(committee, "Tỉnh ủy", "Quy chế", "Ban hành quy chế", Given).Refused(out _, out _));
        foreach (var (attempt, days) in attempts)
        {
            var (on, before) = (Given.AddDays(days), (advice.Answer, advice.Reason, advice.AnsweredOn, advice.Outcome, advice.OutcomeOn));
            var allowed = attempt == Attempt.NoteOutcome
                ? before is { Answer: AdviceAnswer.Adopted or AdviceAnswer.PartlyAdopted, Outcome: null } && on >= before.AnsweredOn
                : before.Answer is null && on >= Given && attempt != Attempt.AdoptPartlyWithoutReason;
            Assert.Equal(allowed, Try(advice, attempt, on));
            if (!allowed)
                Assert.Equal(before, (advice.Answer, advice.Reason, advice.AnsweredOn, advice.Outcome, advice.OutcomeOn));
            Assert.True(advice.Answer is null or AdviceAnswer.Adopted || advice.Reason is not null);
            Assert.True(advice.Outcome is null || (advice.Answer != AdviceAnswer.NotAdopted && advice.OutcomeOn >= advice.AnsweredOn));
        }
    }

    [Property(MaxTest = 200)]
    public void A_commitment_is_reported_once_then_confirmed_once(bool[] confirms)
    {
        var (commitment, _, _) = Commitment.Make(Guid.CreateVersion7(), 2026, "Gương mẫu hiến đất");
        var (reported, confirmed) = (0, 0);
        foreach (var (confirm, at) in confirms.Select((confirm, at) => (confirm, at)))
        {
            var allowed = confirm ? reported == 1 && confirmed == 0 : reported == 0;
            Assert.Equal(allowed, confirm ? !commitment.Confirm(Given.AddDays(at)).Refused(out _, out _) : !commitment.Report(Given.AddDays(at)).Refused(out _, out _));
            (reported, confirmed) = (reported + (allowed && !confirm ? 1 : 0), confirmed + (allowed && confirm ? 1 : 0));
        }
        Assert.Equal((reported == 1, confirmed == 1), (commitment.ReportedOn is not null, commitment.ConfirmedOn is not null));
        Assert.True(commitment.ConfirmedOn is null || commitment.ReportedOn < commitment.ConfirmedOn);
    }

    private static bool Try(Advice advice, Attempt attempt, DateOnly on) => !(attempt switch
    {
        Attempt.Adopt => advice.Decide(AdviceAnswer.Adopted, "12-QĐ/TU", null, on).Refused(out _, out _),
        Attempt.AdoptPartly => advice.Decide(AdviceAnswer.PartlyAdopted, null, "Chỉ ở cấp tỉnh", on).Refused(out _, out _),
        Attempt.AdoptPartlyWithoutReason => advice.Decide(AdviceAnswer.PartlyAdopted, null, " ", on).Refused(out _, out _),
        Attempt.Refuse => advice.Decide(AdviceAnswer.NotAdopted, null, "Chưa cân đối được", on).Refused(out _, out _),
        _ => advice.NoteOutcome("Đã ban hành", on).Refused(out _, out _),
    });
}
