using DanVan.Feedback.Consultations;
using DanVan.Feedback.Issues;
using DanVan.Feedback.Moderation;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Replies;

/// <summary>The consultation is brought to its end: refused while one single opinion has no accepted answer.</summary>
internal static class CompleteConsultation
{
    /// <summary>The trigger by which the database itself refuses.</summary>
    public const string OnlyWhenAnswered = "completed_only_when_answered";

    internal static void Map(RouteGroupBuilder consultations) => consultations.MapPost("/{consultationId:guid}/completions", Handle)
        .WithName(nameof(CompleteConsultation)).WithSummary("Complete a consultation in which every opinion has its answer").WithTags("consultations")
        .Needs("feedback.write").Answers<ConsultationView>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid consultationId, IfMatch ifMatch, IssueDesk desk, FeedbackDbContext db, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        if ((await desk.Consultation(consultationId, ct)).Refused(out var refusal, out var consultation))
            return refusal;
        if (ifMatch.Stale(consultation, out var stale))
            return stale;
        if (await Unanswered(db, consultationId).SumAsync(one => (int?)one.Opinions, ct) is > 0 and var open)
            return FeedbackProblems.OpinionsUnanswered.With($"Còn {open} ý kiến chưa có trả lời.", $"{open} opinions have no answer yet.", ("opinions", open));
        var (opinions, issues) = (
            await db.Arguments.Where(one => one.ConsultationId == consultationId).SumAsync(one => (int?)one.Opinions, ct) ?? 0,
            await db.Issues.CountAsync(one => one.ConsultationId == consultationId && one.MergedIntoId == null, ct));
        log.Append(consultation, consultation.Complete(clock.Today(), opinions, issues), Readers.Public(consultation.UnitId));
        await db.Entry(consultation).Reference(one => one.ClockRule).LoadAsync(ct);
        return await log.Save(
            Answer.Created($"/v1/consultations/{consultationId}", ConsultationView.Of(consultation, consultation.ClockRule), consultation.Version), ct,
            (OnlyWhenAnswered, FeedbackProblems.OpinionsUnanswered));
    }

    internal static IQueryable<Argument> Unanswered(FeedbackDbContext db, Guid consultationId) => db.Arguments.InPlay().Where(argument =>
        argument.ConsultationId == consultationId
        && !Answered(db).Any(key => key == argument.Key));

    /// <summary>The keys of arguments whose issue has an accepted answer.</summary>
    internal static IQueryable<Guid> Answered(FeedbackDbContext db) => db.Assignments
        .Where(held => held.EndedAt == null && db.Issues.Any(issue => issue.Id == held.IssueId
            && db.Replies.Any(reply => reply.IssueId == (issue.MergedIntoId ?? issue.Id) && reply.State == ReplyState.Accepted)))
        .Select(held => held.ArgumentKey);
}
