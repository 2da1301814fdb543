using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Dialogues;

/// <summary>What somebody asks at a dialogue. Public once it is answered; until then only the unit that answers reads it.</summary>
internal sealed class Question : Aggregate
{
    public const int LongestText = 4000;
    public const int LongestAnswer = 20_000;
    public const int LongestOffice = 200;

    /// <summary>The trigger by which the database refuses a question that races with the end.</summary>
    public const string OnlyUntilTheEnd = "question_only_until_the_end";

    private Question()
    {
    }

    public Guid DialogueId { get; private set; }

    /// <summary>The unit in which it was asked.</summary>
    public Guid UnitId { get; private set; }

    public string Text { get; private set; } = "";

    public Channel Channel { get; private set; }

    /// <summary>False when it was asked before the session.</summary>
    public bool Live { get; private set; }

    public DateOnly AskedOn { get; private set; }

    public string? Answer { get; private set; }

    /// <summary>The office that answered.</summary>
    public string? AnsweredBy { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public static Decision<QuestionAsked> Ask(Dialogue dialogue, AskQuestion.Request request, Guid unitId, DateOnly today, out Question question)
    {
        question = new()
        {
            DialogueId = dialogue.Id,
            UnitId = unitId,
            Text = request.Text,
            Channel = request.Channel!.Value,
            Live = dialogue.HasBegun,
            AskedOn = today,
        };
        if (dialogue.State == DialogueState.Ended)
            return FeedbackProblems.DialogueState;
        return new QuestionAsked(question.Id, dialogue.Id, dialogue.UnitId, unitId, Kebab.Of(question.Channel), question.Live, today);
    }

    public Decision<QuestionAnswered> AnswerWith(Dialogue dialogue, string text, string office, DateOnly today)
    {
        if (!dialogue.HasBegun)
            return FeedbackProblems.DialogueState;
        if (Answer is not null)
            return FeedbackProblems.QuestionAnswered;
        (Answer, AnsweredBy, AnsweredOn) = (text, office, today);
        return new QuestionAnswered(Id, dialogue.Id, dialogue.UnitId, office, today);
    }

    internal sealed class Table : IEntityTypeConfiguration<Question>
    {
        public void Configure(EntityTypeBuilder<Question> question)
        {
            question.ToTable("question");
            question.Property(one => one.Text).HasMaxLength(LongestText);
            question.Property(one => one.Channel).HasConversion<string>().HasMaxLength(20);
            question.Property(one => one.Answer).HasMaxLength(LongestAnswer);
            question.Property(one => one.AnsweredBy).HasMaxLength(LongestOffice);
            question.HasOne<Dialogue>().WithMany().HasForeignKey(one => one.DialogueId).OnDelete(DeleteBehavior.Restrict);
            question.HasIndex(one => new { one.DialogueId, one.Id }).HasDatabaseName("question_by_dialogue");
        }
    }
}
