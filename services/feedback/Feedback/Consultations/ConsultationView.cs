using DanVan.Committee.Calendar;
using DanVan.Feedback.Clock;
using DanVan.Feedback.Rounds;

namespace DanVan.Feedback.Consultations;

/// <summary>A consultation as it is shown.</summary>
/// <param name="Clock">Its period; absent while it is in preparation.</param>
/// <param name="Posting">Where the draft was posted.</param>
/// <param name="DossierId">The first consultation of the chain of rounds about the same document.</param>
/// <param name="FollowsId">The round before.</param>
/// <param name="Exemption">The signed paper that excused the round before.</param>
/// <param name="DraftVersionId">The version of the draft that is shown.</param>
public sealed record ConsultationView(
    Guid Id, long Version, Guid UnitId, string Title, string? Summary, string? DraftUrl, DocumentType DocumentType, IssuingLevel IssuingLevel,
    ConsultationState State, DateOnly DraftedOn, ClockView? Clock, string? Posting, DateOnly? ClosedOn,
    Round Round, Guid DossierId, Guid? FollowsId, Exemption? Exemption, Guid? DraftVersionId)
{
    internal static ConsultationView Of(Consultation one, ClockRule? rule) => new(
        one.Id, one.Version, one.UnitId, one.Title, one.Summary, one.DraftUrl, one.DocumentType, one.IssuingLevel,
        one.State, one.DraftedOn, ClockView.Of(one, rule), one.Posting, one.ClosedOn,
        one.Round, one.DossierId, one.FollowsId, one.Exemption, one.DraftVersionId);
}

/// <summary>The period and where it comes from.</summary>
/// <param name="OpensOn">The day of posting.</param>
/// <param name="ClosesOn">The last day of the period: opinions are taken until it has passed and the unit closes.</param>
/// <param name="Rule">The rule of law that sets the shortest period; absent where the unit chose it.</param>
/// <param name="Explanation">How the last day was found, in Vietnamese and English.</param>
/// <param name="Counted">Every day of the period and why it counts or does not, where that was asked for.</param>
public sealed record ClockView(
    DateOnly OpensOn, DateOnly ClosesOn, int Days, DayCounting Counting, RuleView? Rule, Wording Explanation,
    IReadOnlyList<CountedDay>? Counted = null)
{
    /// <summary>The same with each day. Where all days count, so do days of rest.</summary>
    internal ClockView Explained(WorkingCalendar calendar) => this with
    {
        Counted = Counting == DayCounting.Working
            ? calendar.Explain(OpensOn, ClosesOn)
            : [.. calendar.Explain(OpensOn, ClosesOn).Select((day, index) => day with { Number = index + 1 })],
    };

    internal static ClockView? Of(Consultation one, ClockRule? rule)
    {
        if (one is not { OpensOn: { } opens, ClosesOn: { } closes, Days: { } days })
            return null;
        var counting = rule?.Counting ?? DayCounting.Calendar;
        var (kindVi, kindEn) = counting == DayCounting.Calendar
            ? ("ngày theo lịch, kể cả ngày nghỉ", "calendar days, days of rest included")
            : ("ngày làm việc, trừ ngày lễ, tết và tính ngày làm bù", "working days, holidays left out and days made up counted");
        var (sourceVi, sourceEn) = rule is null
            ? ("thời hạn do đơn vị ấn định", "the unit chose the period")
            : ($"tối thiểu {rule.Days} ngày theo {rule.Citation}", $"at least {rule.Days} days by {rule.Citation}");
        return new(opens, closes, days, counting, rule is null ? null : new(rule.Id, rule.Days, rule.Citation, rule.Verified, rule.Note), new(
            $"Đăng ngày {opens:yyyy-MM-dd}, tính từ ngày kế tiếp, {days} {kindVi}: hết ngày {closes:yyyy-MM-dd}; {sourceVi}.",
            $"Posted on {opens:yyyy-MM-dd}, counted from the next day, {days} {kindEn}: until the end of {closes:yyyy-MM-dd}; {sourceEn}."));
    }
}

/// <param name="Days">The shortest period.</param>
/// <param name="Verified">True when a read source confirms the number.</param>
/// <param name="Note">What is not certain about it.</param>
public sealed record RuleView(string Id, int Days, string Citation, bool Verified, string? Note);

public sealed record Wording(string Vi, string En);
