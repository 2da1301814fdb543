using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Dialogues;

/// <summary>
/// The head of a unit meets the people (Regulation 11-QĐi/TW of 2019-02-18): questions are collected before, answers are given live, promises
/// are written down. Public from its announcement.
/// </summary>
internal sealed class Dialogue : Aggregate
{
    public const int LongestTitle = 500;
    public const int LongestPlace = 300;
    public const string OneTitlePerUnitAndDay = "one_dialogue_title_per_unit_and_day";

    private static readonly (DialogueState From, DialogueState To)[] Transitions =
    [
        (DialogueState.Announced, DialogueState.InSession),
        (DialogueState.InSession, DialogueState.Ended),
    ];

    private Dialogue()
    {
    }

    /// <summary>The unit that answers.</summary>
    public Guid UnitId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The title without marks.</summary>
    public string FoldedTitle { get; private set; } = "";

    public string Place { get; private set; } = "";

    /// <summary>The day of the session.</summary>
    public DateOnly HeldOn { get; private set; }

    public DialogueState State { get; private set; }

    /// <summary>Answers and promises belong to a session that has begun, or to its aftermath.</summary>
    public bool HasBegun => State != DialogueState.Announced;

    public static (Dialogue Dialogue, DialogueAnnounced Event) Announce(AnnounceDialogue.Request request)
    {
        var dialogue = new Dialogue
        {
            UnitId = request.UnitId,
            Title = request.Title.Trim(),
            FoldedTitle = VietnameseText.Fold(request.Title),
            Place = request.Place.Trim(),
            HeldOn = request.HeldOn,
        };
        return (dialogue, new(dialogue.Id, dialogue.UnitId, dialogue.Title, dialogue.HeldOn));
    }

    public Decision<DialogueStarted> Start(DateOnly today)
    {
        if (today < HeldOn)
            return FeedbackProblems.DialogueIsLater.With(
                $"Buổi đối thoại vào ngày {HeldOn:yyyy-MM-dd}.", $"The dialogue is on {HeldOn:yyyy-MM-dd}.", ("heldOn", HeldOn));
        return MayBecome(DialogueState.InSession) ? new DialogueStarted(Id, UnitId, today) : FeedbackProblems.DialogueState;
    }

    public Decision<DialogueEnded> End(DateOnly today) =>
        MayBecome(DialogueState.Ended) ? new DialogueEnded(Id, UnitId, today) : FeedbackProblems.DialogueState;

    private bool MayBecome(DialogueState next)
    {
        var may = Array.IndexOf(Transitions, (State, next)) >= 0;
        if (may)
            State = next;
        return may;
    }

    internal sealed class Table : IEntityTypeConfiguration<Dialogue>
    {
        public void Configure(EntityTypeBuilder<Dialogue> dialogue)
        {
            dialogue.ToTable("dialogue");
            dialogue.Property(one => one.Title).HasMaxLength(LongestTitle);
            dialogue.Property(one => one.FoldedTitle).HasMaxLength(LongestTitle);
            dialogue.Property(one => one.Place).HasMaxLength(LongestPlace);
            dialogue.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            dialogue.HasIndex(one => new { one.UnitId, one.HeldOn, one.FoldedTitle }).IsUnique().HasDatabaseName(OneTitlePerUnitAndDay);
        }
    }
}

public enum DialogueState
{
    /// <summary>Questions are collected.</summary>
    Announced,

    /// <summary>Questions are asked and answered live.</summary>
    InSession,

    /// <summary>No more questions; answers that were owed may follow.</summary>
    Ended,
}
