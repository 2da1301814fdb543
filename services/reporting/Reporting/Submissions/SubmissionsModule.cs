namespace DanVan.Reporting.Submissions;

/// <summary>Periodic reports of units: what is asked, what was said, how far up the tree it has come.</summary>
internal static class SubmissionsModule
{
    internal static void AddSubmissions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<SubmissionDesk>();
        builder.Services.AddScoped<Prefill>();
        builder.Services.AddScoped<Obligations>();
    }

    internal static void MapSubmissions(this RouteGroupBuilder v1)
    {
        var forms = v1.MapGroup("/report-forms").WithTags("submissions");
        PublishForm.Map(forms);
        GetForms.Map(forms);
        var submissions = v1.MapGroup("/submissions").WithTags("submissions");
        BeginSubmission.Map(submissions);
        FillSubmission.Map(submissions);
        SubmitSubmission.Map(submissions);
        MoveSubmission.Map(submissions);
        CorrectSubmission.Map(submissions);
        GetSubmissions.Map(submissions);
        GetSubmissionForm.Map(submissions);
        GetWaiting.Map(submissions);
        GrantLateLeave.Map(v1.MapGroup("/late-leaves").WithTags("submissions"));
        GetRates.Map(v1.MapGroup("/submission-rates").WithTags("submissions"));
        GetTotals.Map(v1.MapGroup("/submission-totals").WithTags("submissions"));
    }
}
