using DanVan.TestKit;

namespace DanVan.Feedback.Tests;

public sealed class DocumentTests(FeedbackHost host) : FeedbackTest(host)
{
    [Fact]
    public async Task The_published_document_changes_only_on_purpose() =>
        Snapshot.Match("openapi", await Anybody.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)), "json");

    [Fact]
    public async Task The_problems_keep_their_codes() =>
        Snapshot.Match("problems", (await Anybody.GetStringAsync(new Uri("/problems", UriKind.Relative))).Replace("},{", "},\n{"), "json");

    [Fact]
    public async Task A_refusal_says_what_was_meant_in_the_callers_language()
    {
        var draft = await DraftedConsultation();
        List<string> bodies = [];
        foreach (var language in new[] { "vi", "en" })
        {
            using var caller = Host.As("thanh-vinh", SampleUnits.ThanhVinhClaim, "feedback.write");
            caller.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            using var answer = await caller.Post($"/v1/consultations/{draft.Id()}/openings", new { days = 3, exemption = AnExemption }, ifMatch: "\"1\"");
            var body = (await answer.ShouldRefuse(422, "period-too-short")).GetRawText();
            bodies.Add(System.Text.RegularExpressions.Regex.Replace(body.Replace(draft.Id().ToString(), "{id}"), "(?<=traceId\":\")[^\"]+", "{trace}"));
        }
        Snapshot.Match("refusal", string.Join('\n', bodies), "json");
    }
}
