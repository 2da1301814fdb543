namespace DanVan.Feedback.Voices;

internal static class VoicesModule
{
    internal static void MapVoices(this RouteGroupBuilder v1)
    {
        var voices = v1.MapGroup("/models/{modelId:guid}/voices").WithTags("voices");
        SendVoice.Map(voices);
        GetVoices.Map(voices);
    }
}
