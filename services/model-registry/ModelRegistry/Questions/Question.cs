using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Questions;

/// <summary>A unit that may want to do the same asks how; the model's unit answers once.</summary>
internal sealed class Question : Aggregate
{
    public const int LongestText = 2000;

    private Question()
    {
    }

    public Guid ModelId { get; private set; }

    public Guid AskingUnitId { get; private set; }

    public string Text { get; private set; } = "";

    public DateOnly AskedOn { get; private set; }

    public string? Answer { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public static (Question Question, ModelAskedAbout Event) Ask(Model model, Guid askingUnitId, string text, DateOnly today)
    {
        var question = new Question { ModelId = model.Id, AskingUnitId = askingUnitId, Text = text.Trim(), AskedOn = today };
        return (question, new(question.Id, model.Id, model.UnitId, askingUnitId, today));
    }

    public Decision<ModelQuestionAnswered> Reply(Model model, string answer, DateOnly today)
    {
        if (AnsweredOn is not null)
            return RegistryProblems.QuestionAnswered;
        (Answer, AnsweredOn) = (answer.Trim(), today);
        return new ModelQuestionAnswered(Id, model.Id, model.UnitId, today);
    }

    internal sealed class Table : IEntityTypeConfiguration<Question>
    {
        public void Configure(EntityTypeBuilder<Question> question)
        {
            question.ToTable("model_question");
            question.Property(one => one.Text).HasMaxLength(LongestText);
            question.Property(one => one.Answer).HasMaxLength(LongestText);
            question.HasOne<Model>().WithMany().HasForeignKey(one => one.ModelId).OnDelete(DeleteBehavior.Restrict);
            question.HasIndex(one => new { one.ModelId, one.Id }).HasDatabaseName("question_by_model");
        }
    }
}
