using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Privacy;
using DanVan.Feedback.Replies;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.OpenData;

/// <summary>What is open about a consultation, where it lies, and what is left out of it by which rule: for whoever wants to use it again.</summary>
internal static class GetOpenData
{
    /// <param name="Issues">How many issues have each outcome.</param>
    /// <param name="Withheld">What nobody finds in any of it.</param>
    /// <param name="Distributions">Where the data lie; all are read without an account.</param>
    public sealed record Response(
        Guid ConsultationId, string Title, Guid UnitId, ConsultationState State, DateOnly? OpensOn, DateOnly? ClosesOn, IReadOnlyList<OfOutcome> Issues,
        Suppression Withheld, IReadOnlyList<Distribution> Distributions);

    /// <param name="Outcome">Absent for issues that have no accepted answer yet.</param>
    public sealed record OfOutcome(Outcome? Outcome, int Issues);

    /// <param name="SmallestGroup">Figures about fewer people are withheld, and further ones with them until no subtraction finds them.</param>
    /// <param name="Source">Where that number comes from.</param>
    public sealed record Suppression(int SmallestGroup, string Vi, string En, string Source);

    public sealed record Distribution(string Vi, string En, string Address, IReadOnlyList<string> MediaTypes);

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/consultations/{consultationId:guid}/open-data", Handle)
        .WithName(nameof(GetOpenData)).WithTags("consultations").WithSummary("The open data of a consultation, and by which rule figures are withheld")
        .AllowAnonymous().Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle(Guid consultationId, FeedbackDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct) is not { } consultation
            || consultation.IsHiddenFrom(caller, units))
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        var outcomes = await db.Issues.AsNoTracking().Where(one => one.ConsultationId == consultationId && one.MergedIntoId == null)
            .Select(one => db.Replies.Where(reply => reply.IssueId == one.Id && reply.State == ReplyState.Accepted)
                .OrderByDescending(reply => reply.Number).Select(reply => (Outcome?)reply.Outcome).FirstOrDefault()).ToListAsync(ct);
        var rule = await PrivacyRule.On(db, clock.Today(), ct);
        var tables = await db.Syntheses.Where(one => one.ConsultationId == consultationId).OrderBy(one => one.Number).Select(one => one.Number).ToListAsync(ct);
        var path = $"/v1/consultations/{consultationId}";
        return TypedResults.Ok(new Response(
            consultationId, consultation.Title, consultation.UnitId, consultation.State, consultation.OpensOn, consultation.ClosesOn,
            [.. outcomes.GroupBy(one => one).OrderBy(same => same.Key).Select(same => new OfOutcome(same.Key, same.Count()))],
            new(rule.SmallestGroup,
                $"Không công bố lời góp ý và danh tính. Số liệu về nhóm dưới {rule.SmallestGroup} người được che, kèm các số khác để không thể trừ ra.",
                $"Neither words nor identities are published. Figures about fewer than {rule.SmallestGroup} people are withheld, and others with them so that no subtraction finds them.",
                rule.Source),
            [
                new("Vấn đề và trả lời đã duyệt", "Issues with accepted answers", $"{path}/issues", ["application/json"]),
                new("Phạm vi lấy ý kiến", "Who was asked and who answered", $"{path}/coverage", ["application/json"]),
                new("Ý kiến bị giữ lại và lý do", "Opinions kept back, and why", $"{path}/hold-figures", ["application/json"]),
                new("Ý kiến được đọc lại", "Opinions read back", $"{path}/readback-figures", ["application/json"]),
                new("Phản biện xã hội", "Social criticism", $"{path}/criticisms", ["application/json"]),
                .. tables.Select(number => new Distribution($"Bảng tổng hợp số {number}", $"Absorb-and-explain table {number}", $"{path}/syntheses/{number}",
                    ["text/html", "application/pdf", "application/json"])),
            ]));
    }
}
