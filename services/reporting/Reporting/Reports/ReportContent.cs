using System.Text.Json.Serialization;

namespace DanVan.Reporting.Reports;

/// <summary>All that a report says: what every form of it shows, and the bytes that its hash is of. Nothing in it depends on when it was made.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="AsOf">All figures are as known then.</param>
/// <param name="Remarks">The office's own words, as it gave them.</param>
/// <param name="Tasks">The same of what comes next.</param>
public sealed record ReportContent(
    string Template, int TemplateVersion, Guid UnitId, string UnitName, DateOnly From, DateOnly To, DateTimeOffset AsOf, string Title, ReportPaper Paper,
    IReadOnlyList<string> Remarks, IReadOnlyList<string> Tasks, IReadOnlyList<ReportSection> Sections, IReadOnlyList<ReportFigure> Figures)
{
    [JsonIgnore]
    public int Opinions => Sections.Sum(section => section.Sentences.Count(sentence => sentence.IsOpinion));
}

/// <summary>Head and foot of the paper, in the order of Decree 30/2020/NĐ-CP.</summary>
/// <param name="Above">The body above the one that issues it; absent where there is none.</param>
/// <param name="Body">The body that issues it.</param>
/// <param name="Symbol">Number and symbol: <c>45/BC-BCĐ</c>.</param>
/// <param name="Place">The place of issue: <c>Nghệ An</c>.</param>
/// <param name="Recipients">Nơi nhận.</param>
public sealed record ReportPaper(
    string? Above, string Body, string Symbol, string Place, DateOnly SignedOn, string SignerOffice, string SignerName, IReadOnlyList<string> Recipients);

public sealed record ReportSection(string Heading, IReadOnlyList<ReportSentence> Sentences);

/// <param name="IsOpinion">It states no figure of the system: somebody's word, and marked as such.</param>
/// <param name="Figures">The numbers of the figures that it states.</param>
public sealed record ReportSentence(string Text, bool IsOpinion, IReadOnlyList<int> Figures);

/// <summary>A figure that a sentence states.</summary>
/// <param name="Number">Under which it is cited, from 1.</param>
/// <param name="Definition">The version of the indicator's definition.</param>
/// <param name="Value">Absent where there is none: withheld, or divided by nothing.</param>
/// <param name="Text">As the sentence writes it.</param>
/// <param name="Href">The same question, to be asked again; absent for a ratio.</param>
/// <param name="Why">Its inputs; absent for a ratio in reports of earlier releases.</param>
/// <param name="Parts">Of a ratio: the numbers of what was divided, and by what.</param>
/// <param name="Per">Of a ratio: what it is multiplied with.</param>
public sealed record ReportFigure(
    int Number, string Indicator, string Name, short Definition, DateOnly From, DateOnly To, decimal? Value, string Text, string? Href, string? Why,
    IReadOnlyList<int>? Parts, decimal? Per);
