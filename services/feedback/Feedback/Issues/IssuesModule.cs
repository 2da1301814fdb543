using DanVan.Feedback.Groupings;
using DanVan.Feedback.Replies;

namespace DanVan.Feedback.Issues;

internal static class IssuesModule
{
    internal static void AddIssues(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<IssueDesk>();
        builder.Services.AddSingleton<SuggestionWriter>();
    }

    internal static void MapIssues(this RouteGroupBuilder v1)
    {
        var consultations = v1.MapGroup("/consultations");
        var issues = v1.MapGroup("/issues").WithTags("issues");
        GetArguments.Map(consultations);
        SuggestGroups.Map(consultations);
        GetSuggestedGroups.Map(v1);
        RaiseIssue.Map(consultations);
        GetIssues.Map(consultations);
        GetIssue.Map(issues);
        AssignArguments.Map(issues);
        MergeIssues.Map(issues);
        SplitIssue.Map(issues);
        AuditAssignments.Map(issues);
        DraftReply.Map(issues);
        GetReplies.Map(issues);
        MoveReply.Map(v1);
        GetStockAnswers.Map(consultations);
        CompleteConsultation.Map(consultations);
    }
}
