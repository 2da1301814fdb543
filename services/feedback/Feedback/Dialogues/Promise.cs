using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Dialogues;

/// <summary>What an official promised before the people. Followed up in the committee service, which hears of it by event.</summary>
internal sealed class Promise : Aggregate
{
    public const int LongestWords = 2000;

    private Promise()
    {
    }

    public Guid DialogueId { get; private set; }

    public Guid? QuestionId { get; private set; }

    /// <summary>The unit that must keep it.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>The office that promised.</summary>
    public string Maker { get; private set; } = "";

    public string Words { get; private set; } = "";

    public DateOnly MadeOn { get; private set; }

    /// <summary>The last day for keeping it.</summary>
    public DateOnly DueOn { get; private set; }

    public static Decision<PromiseMade> Make(Dialogue dialogue, MakePromise.Request request, out Promise promise)
    {
        promise = new()
        {
            DialogueId = dialogue.Id,
            QuestionId = request.QuestionId,
            UnitId = request.UnitId ?? dialogue.UnitId,
            Maker = request.Maker,
            Words = request.Words,
            MadeOn = dialogue.HeldOn,
            DueOn = request.DueOn,
        };
        if (!dialogue.HasBegun)
            return FeedbackProblems.DialogueState;
        if (promise.DueOn < promise.MadeOn)
            return FeedbackProblems.DueBeforePromise;
        return new PromiseMade(
            promise.Id, dialogue.Id, promise.QuestionId, promise.UnitId, promise.Maker, promise.Words, promise.MadeOn, promise.DueOn);
    }

    internal sealed class Table : IEntityTypeConfiguration<Promise>
    {
        public void Configure(EntityTypeBuilder<Promise> promise)
        {
            promise.ToTable("promise");
            promise.Property(one => one.Maker).HasMaxLength(Question.LongestOffice);
            promise.Property(one => one.Words).HasMaxLength(LongestWords);
            promise.HasOne<Dialogue>().WithMany().HasForeignKey(one => one.DialogueId).OnDelete(DeleteBehavior.Restrict);
            promise.HasOne<Question>().WithMany().HasForeignKey(one => one.QuestionId).OnDelete(DeleteBehavior.Restrict);
            promise.HasIndex(one => new { one.DialogueId, one.Id }).HasDatabaseName("promise_by_dialogue");
            promise.HasIndex(one => new { one.UnitId, one.DueOn, one.Id }).HasDatabaseName("promise_by_unit");
            promise.HasIndex(one => new { one.DueOn, one.Id }).HasDatabaseName("promise_by_due_day");
        }
    }
}
