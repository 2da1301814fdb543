namespace DanVan.Committee.FocusContents;

/// <summary>One focus content for each organisation and year.</summary>
internal static class FocusContentsModule
{
    internal static void MapFocusContents(this RouteGroupBuilder v1)
    {
        var contents = v1.MapGroup("/focus-contents").WithTags("focus contents");
        ChooseFocus.Map(contents);
        CloseFocus.Map(contents);
        SwapFocus.Map(contents);
        GetFocusContents.Map(contents);
    }
}
