namespace DanVan.Feedback.Criticisms;

internal static class CriticismsModule
{
    internal static void AddCriticisms(this IHostApplicationBuilder builder) => builder.Services.AddScoped<CriticismDesk>();

    internal static void MapCriticisms(this RouteGroupBuilder v1)
    {
        var criticisms = v1.MapGroup("/consultations/{consultationId:guid}/criticisms").WithTags("criticisms");
        RequestCriticism.Map(criticisms);
        ReplyToCriticism.Map(criticisms);
        AnswerCriticism.Map(criticisms);
        GetCriticisms.Map(criticisms);
    }
}
