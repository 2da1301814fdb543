using DanVan.Feedback.Rounds;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Consultations;

/// <summary>A consultation is one round of a dossier: before drafting, on a draft, on a second one, on the final one, and a look back.</summary>
internal sealed partial class Consultation
{
    public Round Round { get; private set; }

    /// <summary>The first round of the chain. All rounds of a dossier ask about the same document.</summary>
    public Guid DossierId { get; private set; }

    /// <summary>The round before.</summary>
    public Guid? FollowsId { get; private set; }

    /// <summary>The signed paper that excuses the round before.</summary>
    public Exemption? Exemption { get; private set; }

    /// <summary>The version of the draft that is shown; fixed when the consultation opens.</summary>
    public Guid? DraftVersionId { get; private set; }

    /// <summary>Takes the exemption, or says what is missing before this round may open on that day.</summary>
    public Refusal? Await(RoundRule? rule, Consultation? earlier, Promulgation? promulgation, Exemption? exemption, DateOnly day)
    {
        if (State != ConsultationState.Draft)
            return FeedbackProblems.AlreadyOpened;
        Exemption = exemption;
        if (rule is null)
            return null;
        if (rule.MonthsAfterPromulgation is { } months && (promulgation is null || day < promulgation.PromulgatedOn.AddMonths(months)))
            return FeedbackProblems.LookBackTooEarly.With(
                $"Theo {rule.Citation}: sau khi ban hành {months} tháng.", $"{rule.Citation}: {months} months after promulgation.",
                ("roundRuleId", rule.Id), ("earliest", promulgation?.PromulgatedOn.AddMonths(months)));
        if (rule.Needs is not { } needed || exemption is not null && rule.Exemptible)
            return null;
        return earlier is { ClosedOn: { } closed } && earlier.Round >= needed && closed <= day
            ? null
            : FeedbackProblems.EarlierRoundMissing.With(
                $"Theo {rule.Citation}: phải kết thúc vòng {Kebab.Of(needed)} hoặc có văn bản cho phép bỏ qua.",
                $"{rule.Citation}: a closed round {Kebab.Of(needed)}, or a signed exemption, comes first.",
                ("roundRuleId", rule.Id), ("needs", Kebab.Of(needed)));
    }
}
