using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Dialogues;

/// <summary>Finds the dialogue that the unit of the caller conducts.</summary>
internal sealed class DialogueDesk(FeedbackDbContext db, UnitTree units, Caller caller)
{
    public async Task<Decision<Dialogue>> Conducted(Guid id, CancellationToken ct)
    {
        if (await db.Dialogues.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } dialogue)
            return FeedbackProblems.DialogueNotFound;
        return caller.IsOutside(units, dialogue.UnitId, dialogue.HeldOn, out var outside) ? outside : dialogue;
    }
}
