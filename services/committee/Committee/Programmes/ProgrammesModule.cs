namespace DanVan.Committee.Programmes;

/// <summary>Yearly programmes, and how the units below answer them.</summary>
internal static class ProgrammesModule
{
    internal static void MapProgrammes(this RouteGroupBuilder v1)
    {
        var programmes = v1.MapGroup("/programmes").WithTags("programmes");
        DraftProgramme.Map(programmes);
        ReviseProgramme.Map(programmes);
        IssueProgramme.Map(programmes);
        GetProgrammes.Map(programmes);
        GetPlanStanding.Map(programmes);
    }
}
