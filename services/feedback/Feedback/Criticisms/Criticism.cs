using DanVan.Feedback.Consultations;
using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Criticisms;

/// <summary>
/// Social criticism of a draft by the Fatherland Front (Decision 217-QĐ/TW): a formal request with a last day, a formal reply, and what the
/// unit takes on of it. All three stand beside the draft for everybody to read.
/// </summary>
internal sealed class Criticism : Aggregate
{
    public const int LongestSymbol = 100;
    public const int LongestText = 50_000;

    private Criticism()
    {
    }

    public Guid ConsultationId { get; private init; }

    /// <summary>The committee of the Front that is asked.</summary>
    public Guid FrontUnitId { get; private init; }

    public CriticismState State { get; private set; }

    public DateOnly DueOn { get; private init; }

    public Paper Request { get; private init; } = null!;

    public Paper? Reply { get; private set; }

    public Paper? Answer { get; private set; }

    public static Decision<CriticismRequested> Ask(
        Consultation consultation, Guid frontUnitId, Paper request, DateOnly dueOn, out Criticism criticism)
    {
        criticism = new() { ConsultationId = consultation.Id, FrontUnitId = frontUnitId, Request = request, DueOn = dueOn };
        if (consultation.State != ConsultationState.Open)
            return FeedbackProblems.NotOpen;
        return new CriticismRequested(criticism.Id, consultation.Id, consultation.UnitId, frontUnitId, request.Symbol, request.SignedOn, dueOn);
    }

    public Decision<CriticismReplied> Receive(Consultation consultation, Paper reply)
    {
        if (State != CriticismState.Requested || reply.SignedOn < Request.SignedOn)
            return OutOfOrder();
        (State, Reply) = (CriticismState.Replied, reply);
        return new CriticismReplied(Id, consultation.Id, consultation.UnitId, FrontUnitId, reply.Symbol, reply.SignedOn);
    }

    public Decision<CriticismAnswered> Explain(Consultation consultation, Paper answer)
    {
        if (State != CriticismState.Replied || answer.SignedOn < Reply!.SignedOn)
            return OutOfOrder();
        (State, Answer) = (CriticismState.Answered, answer);
        return new CriticismAnswered(Id, consultation.Id, consultation.UnitId, answer.Symbol, answer.SignedOn);
    }

    private Refusal OutOfOrder() => FeedbackProblems.CriticismOutOfOrder.With(
        $"Bước hiện tại: {Kebab.Of(State)}; các văn bản nối tiếp nhau theo ngày.", $"It is {Kebab.Of(State)}; its papers follow one another by date.", ("state", Kebab.Of(State)));

    internal sealed class Table : IEntityTypeConfiguration<Criticism>
    {
        public void Configure(EntityTypeBuilder<Criticism> criticism)
        {
            criticism.ToTable("criticism");
            criticism.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            criticism.OwnsOne(one => one.Request, paper => paper.ToJson("request"));
            criticism.OwnsOne(one => one.Reply, paper => paper.ToJson("reply"));
            criticism.OwnsOne(one => one.Answer, paper => paper.ToJson("answer"));
            criticism.HasOne<Consultation>().WithMany().HasForeignKey(one => one.ConsultationId).OnDelete(DeleteBehavior.Restrict);
            criticism.HasIndex(one => new { one.ConsultationId, one.Id }).HasDatabaseName("criticism_by_consultation");
        }
    }
}

/// <summary>Each step follows the one before; none is taken back.</summary>
public enum CriticismState
{
    Requested,
    Replied,

    /// <summary>The unit has said what it takes on and what not.</summary>
    Answered,
}
