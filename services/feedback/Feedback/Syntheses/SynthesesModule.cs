namespace DanVan.Feedback.Syntheses;

internal static class SynthesesModule
{
    internal static void MapSyntheses(this RouteGroupBuilder v1)
    {
        var syntheses = v1.MapGroup("/consultations/{consultationId:guid}/syntheses").WithTags("syntheses");
        PublishSynthesis.Map(syntheses);
        GetSyntheses.Map(syntheses);
        GetSynthesis.Map(syntheses);
    }
}
