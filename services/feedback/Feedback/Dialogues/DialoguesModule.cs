namespace DanVan.Feedback.Dialogues;

internal static class DialoguesModule
{
    internal static void AddDialogues(this IHostApplicationBuilder builder) => builder.Services.AddScoped<DialogueDesk>();

    internal static void MapDialogues(this RouteGroupBuilder v1)
    {
        var dialogues = v1.MapGroup("/dialogues").WithTags("dialogues");
        AnnounceDialogue.Map(dialogues);
        StartDialogue.Map(dialogues);
        EndDialogue.Map(dialogues);
        AskQuestion.Map(dialogues);
        AnswerQuestion.Map(dialogues);
        MakePromise.Map(dialogues);
        GetDialogue.Map(dialogues);
        GetDialogues.Map(dialogues);
        GetQuestions.Map(dialogues);
        v1.MapPromises();
    }
}
