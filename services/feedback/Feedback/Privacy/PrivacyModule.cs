using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Privacy;

internal static class PrivacyModule
{
    /// <summary>The scope of officials who may, two together, learn who somebody is, and who answer what people ask about their data.</summary>
    public const string Unseal = "identity.unseal";

    internal static void AddPrivacy(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<PrivacyDesk>();
        builder.Services.AddRhythm("Retention", 3600).AddHostedService<EraseIdentities>();
    }

    internal static void MapPrivacy(this RouteGroupBuilder v1)
    {
        var unsealings = v1.MapGroup("/unsealings").WithTags("privacy");
        RequestUnsealing.Map(unsealings);
        ApproveUnsealing.Map(unsealings);
        GetUnsealed.Map(unsealings);
        AskForData.Map(v1);
        AnswerDataRequest.Map(v1);
        GetPrivacy.Map(v1);
    }
}
