using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Dialogues;

/// <summary>One dialogue.</summary>
internal static class GetDialogue
{
    internal static void Map(RouteGroupBuilder dialogues) => dialogues.MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetDialogue)).WithSummary("One dialogue").AllowAnonymous().Answers<DialogueView>().Refuses(404);

    internal static async Task<IResult> Handle(Guid id, FeedbackDbContext db, CancellationToken ct) =>
        await db.Dialogues.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is { } dialogue
            ? Answer.Ok(DialogueView.Of(dialogue), dialogue.Version)
            : FeedbackProblems.DialogueNotFound.ToRefusal();
}
