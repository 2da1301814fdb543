using DanVan.Feedback.Issues;
using DanVan.Feedback.Opinions;

namespace DanVan.Feedback.Moderation;

internal static class ModerationModule
{
    /// <summary>The scope of whoever keeps opinions back.</summary>
    public const string Moderate = "feedback.moderate";

    internal static void AddModeration(this IHostApplicationBuilder builder) => builder.Services.AddScoped<HoldDesk>();

    internal static void MapModeration(this RouteGroupBuilder v1)
    {
        var consultation = v1.MapGroup("/consultations/{consultationId:guid}").WithTags("moderation");
        HoldOpinion.Map(consultation);
        ReferOpinion.Map(consultation);
        GetHolds.Map(consultation);
        SettleHold.Map(v1.MapGroup("/holds").WithTags("moderation"));
        SetHoldRule.Map(v1);
        AppealHold.Map(v1);
    }

    /// <summary>Neither kept back nor sent elsewhere: what the consultation must answer.</summary>
    internal static IQueryable<Opinion> InPlay(this IQueryable<Opinion> opinions, FeedbackDbContext db) => opinions.Where(opinion =>
        !db.Holds.Any(hold => hold.OpinionId == opinion.Id && hold.State != HoldState.Released)
        && !db.Referrals.Any(referral => referral.OpinionId == opinion.Id));

    /// <summary>Arguments that somebody stands behind whose opinion is in play.</summary>
    internal static IQueryable<Argument> InPlay(this IQueryable<Argument> arguments) => arguments.Where(argument => argument.Opinions > 0);
}
