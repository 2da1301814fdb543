namespace DanVan.Feedback.Opinions;

internal static class OpinionsModule
{
    internal static void MapOpinions(this RouteGroupBuilder v1)
    {
        var opinions = v1.MapGroup("/consultations/{consultationId:guid}/opinions").WithTags("opinions");
        SendOpinion.Map(opinions);
        SendOpinions.Map(opinions);
        GetOpinions.Map(opinions);
    }
}
