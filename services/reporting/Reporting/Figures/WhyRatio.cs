using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.Reporting.Figures;

/// <summary>The inputs of a ratio: all of what is divided, and behind them all of what it is divided by.</summary>
internal static class WhyRatio
{
    // A page is of one part, and its cursor says of which.
    private const string Above = "numerator", Below = "denominator";

    internal static async Task<(Page<InputView>? Page, Refusal? Why)> Read(
        Question ratio, FigureQuery query, Paging paging, Questions questions, FactSums facts, NpgsqlDataSource database, CancellationToken ct)
    {
        (string? part, string? cursor) = paging.Cursor?.Split('.') switch
        {
            null => (Above, null),
            [(Above or Below) and var named] => (named, null),
            [(Above or Below) and var named, var within] => (named, within),
            _ => (null, null),
        };
        if (part is null)
            return (null, CommonProblems.BadCursor);
        var (question, why) = await questions.ReadPart(ratio, part == Above ? ratio.Indicator.Numerator! : ratio.Indicator.Denominator!, query, ct);
        if (question is null)
            return (null, why);
        var (page, malformed) = await GetWhy.Read(question, paging with { Cursor = cursor }, facts, database, ct);
        if (page is { Items: [], Next: null } && part == Above)
            return await Read(ratio, query, paging with { Cursor = Below }, questions, facts, database, ct);
        return page is null ? (null, malformed)
            : (page with { Next = page.Next is { } next ? $"{part}.{next}" : part == Above ? Below : null }, null);
    }
}
