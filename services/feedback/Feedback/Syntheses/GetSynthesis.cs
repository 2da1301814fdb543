using System.Text;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Syntheses;

/// <summary>A version of the table as a document. Everybody may read what has been published.</summary>
internal static class GetSynthesis
{
    /// <param name="Format">HTML unless given; JSON is the very content that is signed.</param>
    public sealed record Query(Choice<SynthesisFormat>? Format);

    internal static void Map(RouteGroupBuilder syntheses) => syntheses.MapGet("/{number:int}", Handle)
        .WithName(nameof(GetSynthesis)).WithSummary("A version of the absorb-and-explain table as HTML, DOCX, PDF or the signed JSON")
        .AllowAnonymous().Produces(200, contentType: "text/html", additionalContentTypes: [Docx, "application/pdf", "application/json"]).Refuses(404);

    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    internal static async Task<IResult> Handle(Guid consultationId, int number, [AsParameters] Query query, FeedbackDbContext db, CancellationToken ct)
    {
        if (await db.Syntheses.AsNoTracking().SingleOrDefaultAsync(one => one.ConsultationId == consultationId && one.Number == number, ct) is not { } synthesis)
            return FeedbackProblems.SynthesisNotFound.ToRefusal();
        var name = $"bang-tong-hop-{synthesis.Number}";
        return (query.Format?.Value ?? SynthesisFormat.Html) switch
        {
            SynthesisFormat.Json => TypedResults.Bytes(Encoding.UTF8.GetBytes(synthesis.Content), "application/json"),
            SynthesisFormat.Docx => TypedResults.Bytes(SynthesisDocx.Of(synthesis), Docx, $"{name}.docx"),
            SynthesisFormat.Pdf => TypedResults.Bytes(SynthesisPdf.Of(synthesis), "application/pdf", $"{name}.pdf"),
            _ => TypedResults.Bytes(Encoding.UTF8.GetBytes(SynthesisHtml.Of(synthesis)), "text/html; charset=utf-8"),
        };
    }
}

public enum SynthesisFormat
{
    Html,
    Docx,
    Pdf,
    Json,
}
