namespace DanVan.Reporting.Contracts.V1;

/// <summary>An official report of a period was drafted from figures, as they were known at a time.</summary>
/// <param name="Template">The code of the template; its version follows.</param>
/// <param name="Symbol">Number and symbol on the paper: <c>45/BC-BCĐ</c>.</param>
/// <param name="AsOf">All figures in it are as known then.</param>
/// <param name="Sha256">SHA-256 of its content, hex: drafted again as of the same time, it is the same.</param>
/// <param name="Figures">How many figures are linked.</param>
/// <param name="Opinions">How many sentences state no figure and are marked as opinion.</param>
public sealed record ReportDrafted(
    Guid ReportId, Guid UnitId, string Template, int TemplateVersion, string Symbol, DateOnly From, DateOnly To, DateTimeOffset AsOf, string Sha256,
    int Figures, int Opinions);
