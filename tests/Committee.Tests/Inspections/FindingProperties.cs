using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Inspections;
using DanVan.Committee.Tasks;
using FsCheck.Xunit;

namespace DanVan.Committee.Tests.Inspections;

/// <summary>Whatever is tried in whatever order: a finding is looked at again until it is put right, once, and rests from then on.</summary>
public sealed class FindingProperties
{
    private static readonly DateOnly Found = new(2026, 3, 26), Named = new(2026, 4, 10), Moved = new(2026, 4, 13);
    private static readonly WorkingCalendar Plain = new([]), WithHoliday = new([new SpecialDay(Named, DayKinds.Holiday, "Nghỉ", "Ví dụ")]);
    private static readonly LegalDocument Decision = new("1-QĐ/TU", "Tỉnh ủy", null, new(2018, 1, 1));

    public enum Attempt
    {
        Correct,
        CorrectBefore,
        LookAgain,
        LookAgainTooEarly,
        FallOverdue,
        DeclareHoliday,
        WithdrawHoliday,
    }

    [Property(MaxTest = 500)]
    public void A_finding_is_looked_at_until_it_is_put_right_and_never_overdue_behind_that((Attempt Attempt, byte Days)[] attempts)
    {
        var (finding, _, _) = AFinding(InspectionState.Running);
        var today = Found;
        foreach (var (attempt, days) in attempts)
        {
            today = today.AddDays(days % 8);
            var before = (finding.IsOpen, finding.Deadline, finding.OverdueSince, finding.CorrectedOn);
            switch (attempt)
            {
                case Attempt.Correct:
                    Assert.Equal(before.IsOpen, Recheck(finding, today, null));
                    Assert.Equal((false, before.IsOpen ? today : before.CorrectedOn), (finding.IsOpen, finding.CorrectedOn));
                    break;
                case Attempt.CorrectBefore:
                    Assert.False(Recheck(finding, Found.AddDays(-1), null));
                    break;
                case Attempt.LookAgain:
                    var next = Deadline.Of(today, new(today.AddDays(1 + (days % 3))), Plain);
                    Assert.Equal(before.IsOpen, Recheck(finding, today, next));
                    Assert.Equal(before.IsOpen ? (next, null) : (before.Deadline, before.OverdueSince), (finding.Deadline, finding.OverdueSince));
                    break;
                case Attempt.LookAgainTooEarly:
                    Assert.False(Recheck(finding, today, new Deadline { From = today, Day = today, On = today }));
                    break;
                case Attempt.FallOverdue:
                    Assert.Equal(before.IsOpen && before.OverdueSince is null && today > before.Deadline.On, finding.FallOverdue(today) is not null);
                    break;
                default:
                    var calendar = attempt == Attempt.DeclareHoliday ? WithHoliday : Plain;
                    Assert.Equal(before.IsOpen && before.Deadline.Counted(calendar).On != before.Deadline.On, finding.Recount(calendar) is not null);
                    break;
            }
            if (!before.IsOpen)
                Assert.Equal(before, (finding.IsOpen, finding.Deadline, finding.OverdueSince, finding.CorrectedOn));
            Assert.Equal(finding.IsOpen, finding.CorrectedOn is null);
            Assert.True(finding.CorrectedOn is null || finding.CorrectedOn >= Found);
            Assert.True(finding.OverdueSince is null || finding.OverdueSince == finding.Deadline.On.AddDays(1));
            Assert.Equal(Found, finding.FoundOn);
        }
    }

    [Property(MaxTest = 200)]
    public void Only_a_running_inspection_finds_anything_and_only_where_it_looks(InspectionState state, bool elsewhere, bool tooEarly)
    {
        var (finding, inspection, recorded) = AFinding(state, elsewhere, tooEarly ? Found : Named);
        Assert.Equal(state == InspectionState.Running && !elsewhere && !tooEarly, recorded);
        Assert.Equal(recorded, finding.IsOpen);
        Assert.Equal(recorded, !inspection.FindGoodDeed(finding.UnitId, "Hiến đất làm đường", Found).Refused(out _, out _));
    }

    private static bool Recheck(Finding finding, DateOnly on, Deadline? next) => !finding.Recheck(on, next).Refused(out _, out _);

    private static (Finding Finding, Inspection Inspection, bool Recorded) AFinding(InspectionState state, bool elsewhere = false, DateOnly? recheck = null)
    {
        var (committee, commune) = (new SteeringCommittee(), Guid.CreateVersion7());
        committee.Establish(
            new(Guid.CreateVersion7(), "Tỉnh Nghệ An", "Nghệ An", UnitKinds.Province, "40", null, new(2018, 1, 1), null, Decision), "Ban Chỉ đạo", Decision, new(2018, 1, 1), null, null);
        var inspection = new Inspection();
        Assert.False(inspection.Plan(committee, InspectionKind.Inspection, "Kiểm tra", [], [new(commune, 3, "Chưa kiểm tra")], Found, Moved).Refused(out _, out _));
        if (state != InspectionState.Planned)
            Assert.False(inspection.Start(Found).Refused(out _, out _));
        if (state == InspectionState.Closed)
            Assert.False(inspection.Close(Found, "Kết luận").Refused(out _, out _));
        var finding = new Finding();
        var recorded = !finding.Record(
            inspection, elsewhere ? Guid.CreateVersion7() : commune, "Luật 10/2022/QH15", "Chưa niêm yết", Severity.Major, ["1-BB"], new CommitteeTask(),
            new Deadline { From = Found, Day = recheck ?? Named, On = recheck ?? Named }).Refused(out _, out _);
        return (finding, inspection, recorded);
    }
}
