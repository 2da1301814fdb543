namespace DanVan.Reporting.Scorecards;

/// <summary>Quality before count: a public formula, scores that show what they are made of, and a way to object.</summary>
internal static class ScorecardsModule
{
    internal static void MapScorecards(this RouteGroupBuilder v1)
    {
        GetFormulas.Map(v1.MapGroup("/scorecard-formulas").WithTags("scorecards"));
        var scorecards = v1.MapGroup("/scorecards").WithTags("scorecards");
        GetScorecard.Map(scorecards);
        RecomputeScorecard.Map(scorecards);
        var objections = v1.MapGroup("/scorecard-objections").WithTags("scorecards");
        RaiseObjection.Map(objections);
        AnswerObjection.Map(objections);
        GetObjections.Map(objections);
    }
}
