using System.Reflection;
using DanVan.Reporting.Indicators;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Figures;

/// <summary>A page of the inputs of a figure, and by which rules and which program they were counted.</summary>
/// <param name="Next">The cursor of the page behind it, absent on the last.</param>
/// <param name="Definitions">Every version of the definition that holds within the period, of a ratio also of its parts; each input names its own.</param>
/// <param name="CodeVersion">The version of the program, with the commit that it was built from where it was built from one.</param>
public sealed record WhyView(IReadOnlyList<InputView> Items, string? Next, IReadOnlyList<IndicatorView> Definitions, string CodeVersion)
{
    private static readonly string Program = typeof(WhyView).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    internal static async Task<WhyView> Of(Page<InputView> page, Question question, ReportingDbContext db, CancellationToken ct)
    {
        var (indicator, from, to) = (question.Indicator, question.Period.From, question.Period.To);
        var known = await Definition.KnownAt(db, question.AsOf).Include(one => one.Inputs)
            .Where(one => one.Code == indicator.Code || one.Code == indicator.Numerator || one.Code == indicator.Denominator).OrderBy(one => one.Version).ToListAsync(ct);
        // That another would end the last of them was not known then.
        var versions = known.GroupBy(one => one.Code).OrderBy(one => one.Key != indicator.Code).ThenBy(one => one.Key != indicator.Numerator)
            .SelectMany(one => one.SkipLast(1).Select(IndicatorView.Of).Append(IndicatorView.Of(one.Last()) with { ValidTo = null }));
        return new(page.Items, page.Next, [.. versions.Where(one => one.ValidFrom <= to && (one.ValidTo is not { } end || end > from))], Program);
    }
}

/// <param name="FactId">Absent where no fact is counted: a unit stands in the tree.</param>
/// <param name="Subject">What was counted: the id of a model, a consultation, an opinion or a unit in its service.</param>
/// <param name="Unit">The unit as it was.</param>
/// <param name="Indicator">By which it is counted: of a ratio one of its parts, first all of what is divided.</param>
/// <param name="Version">The version of that indicator's definition.</param>
/// <param name="KnownAt">When it became known.</param>
/// <param name="KnownUntil">When a correction took its place; absent while it holds.</param>
/// <param name="Reported">It is in the figure as reported.</param>
/// <param name="RecastShare">The share in which it is in the re-cast figure.</param>
/// <param name="Event">The event that caused it: position in the log of its source, to be found in that service's change feed.</param>
/// <param name="Title">What the entity is called, where it has a name.</param>
/// <param name="Documents">Numbers and symbols of the documents about it, and the proofs that were given.</param>
/// <param name="Approvals">Who decided on it or checked it, in that order, as far as it was known then.</param>
public sealed record InputView(
    long? FactId, Guid Subject, UnitName Unit, DateOnly OccurredOn, decimal Value, string Indicator, short Version, DateTimeOffset KnownAt,
    DateTimeOffset? KnownUntil, bool Reported, decimal RecastShare, bool Estimated, CauseView? Event,
    string? Title, IReadOnlyList<string> Documents, IReadOnlyList<ApprovalView> Approvals);

/// <summary>An event in the log of its source.</summary>
public sealed record CauseView(Guid Id, string Source, long Position, string Type);
