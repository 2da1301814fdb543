namespace DanVan.ModelRegistry.Assessments;

internal static class AssessmentsModule
{
    internal static void MapAssessments(this RouteGroupBuilder v1)
    {
        var rounds = v1.MapGroup("/assessment-rounds").WithTags("assessment");
        CheckConflicts.Map(rounds);
        OpenRound.Map(rounds);
        ScoreModel.Map(rounds);
        CloseRound.Map(rounds);
        GetRounds.Map(rounds);
        GetRound.Map(rounds);
        GetSheets.Map(rounds);
        GetPaper.Map(rounds);
    }
}
