using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Individuals;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.Honours;

/// <summary>A file of commendation: proposed, looked at by a council, awarded by a decision; revoked where it stood on false claims.</summary>
internal sealed partial class Commendation : Aggregate
{
    /// <summary>The database gives one award for one achievement of one recipient.</summary>
    public const string OncePerAchievement = "one_reward_per_achievement";

    private Commendation()
    {
    }

    public Guid UnitId { get; private set; }

    public Guid ModelId { get; private set; }

    /// <summary>Null: the collective of the model.</summary>
    public Guid? IndividualId { get; private set; }

    /// <summary>The model, or the first of those that a person found to be the same work: two names earn one award.</summary>
    public Guid AchievementId { get; private set; }

    public DateOnly AchievedFrom { get; private set; }

    public DateOnly AchievedTo { get; private set; }

    public string Form { get; private set; } = "";

    /// <summary>The text read out when it is presented; null once the person praised withdrew the consent.</summary>
    public string? Citation { get; private set; }

    public CommendationState State { get; private set; }

    public Council? Council { get; private set; }

    public Award? Award { get; private set; }

    public Revocation? Revocation { get; private set; }

    public static Decision<Proposed> Propose(Model model, Individual? individual, ProposeCommendation.Request request, Guid achievement, DateOnly today)
    {
        if (request.AchievedTo < request.AchievedFrom || request.AchievedTo > today)
            return RegistryProblems.NotOnThatDay;
        if (IsUnfounded(model, individual) is { } refusal)
            return refusal;
        if (PrivateDetails.In(request.Citation))
            return RegistryProblems.PrivateDetails;
        var file = new Commendation
        {
            UnitId = model.UnitId,
            ModelId = model.Id,
            IndividualId = individual?.Id,
            AchievementId = achievement,
            AchievedFrom = request.AchievedFrom,
            AchievedTo = request.AchievedTo,
            Form = request.Form,
            Citation = request.Citation.Trim(),
        };
        return new Proposed(file, new(file.Id, file.UnitId, file.ModelId, file.IndividualId, file.Form));
    }

    public Decision<CommendationReviewed> Review(Council council, DateOnly today)
    {
        if (council.HeldOn > today)
            return RegistryProblems.NotOnThatDay;
        if (Move(council.Endorsed ? CommendationMove.Endorse : CommendationMove.Decline) is { } refusal)
            return refusal;
        Council = council;
        return new CommendationReviewed(Id, UnitId, council.HeldOn, council.Endorsed);
    }

    /// <param name="form">The version in force on the day of the decision.</param>
    /// <param name="achievement">What the model is the same work as, by now.</param>
    public Decision<CommendationAwarded> Give(
        AwardForm form, Model model, Individual? individual, Guid achievement, string decision, DateOnly on, Signature signature)
    {
        if (State == CommendationState.Endorsed && on < Council!.HeldOn)
            return RegistryProblems.NotOnThatDay;
        if (IsUnfounded(model, individual) is { } unfounded)
            return unfounded;
        var tier = model.Life?.EvidenceTier ?? 1;
        if (tier < form.MinTier)
            return RegistryProblems.TierTooLow.With(
                $"Mức minh chứng {tier}, cần ít nhất {form.MinTier}.", $"Evidence tier {tier}; at least {form.MinTier} was agreed.",
                ("evidenceTier", tier), ("minTier", form.MinTier));
        if (Move(CommendationMove.Award) is { } refusal)
            return refusal;
        AchievementId = achievement;
        var recipient = individual is null ? Recipient.Collective : individual.Rank == IndividualRank.Leader ? Recipient.Leader : Recipient.Grassroots;
        Award = new() { FormName = form.Name, Level = form.Level, Decision = decision, On = on, Signature = signature, Recipient = recipient };
        return new CommendationAwarded(
            Id, UnitId, ModelId, IndividualId, Form, form.Name, Kebab.Of(form.Level), decision, on, Kebab.Of(recipient), tier);
    }

    public Decision<CommendationRevoked> Revoke(Revocation revocation, DateOnly today)
    {
        if (revocation.On > today || revocation.On < Award?.On)
            return RegistryProblems.NotOnThatDay;
        if (Move(CommendationMove.Revoke) is { } refusal)
            return refusal;
        Revocation = revocation;
        return new CommendationRevoked(Id, UnitId, ModelId, revocation.Decision, revocation.On, revocation.Reason);
    }

    /// <summary>The person praised withdrew the consent.</summary>
    public void ForgetPerson() => Citation = null;

    // Nobody is praised for what no longer holds, nor named without consent.
    private static Refusal? IsUnfounded(Model model, Individual? individual)
    {
        if (model.State is ModelState.Withdrawn or ModelState.Lapsed)
            return RegistryProblems.NotVerified;
        return individual?.State switch
        {
            IndividualState.Withdrawn => RegistryProblems.ConsentMissing.ToRefusal(),
            IndividualState.Proposed => RegistryProblems.WitnessesMissing.ToRefusal(),
            _ => null,
        };
    }

    private Refusal? Move(CommendationMove move)
    {
        if (!CommendationMoves.All.TryGetValue((State, move), out var next))
            return RegistryProblems.CommendationStep.With(
                $"Hồ sơ đang ở bước {Kebab.Of(State)}.", $"The file stands at {Kebab.Of(State)}.", ("state", State));
        State = next;
        return null;
    }

    internal sealed record Proposed(Commendation File, CommendationProposed Event);
}
