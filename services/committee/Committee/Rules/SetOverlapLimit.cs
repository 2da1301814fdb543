using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Plans;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Rules;

/// <summary>From a day on another share of a plan may stand word for word in the text that it is most like. Plans submitted before keep their mark.</summary>
internal static class SetOverlapLimit
{
    /// <param name="From">The first day on which it holds.</param>
    /// <param name="Share">0 to 1.</param>
    /// <param name="Citation">What says so.</param>
    public sealed record Request(
        [property: Required] RuleLevel? Level,
        [property: Required, PlausibleDate] DateOnly? From,
        [property: Required, Range(typeof(decimal), "0", "1")] decimal? Share,
        [property: Required, StringLength(RulesModule.LongestCitation, MinimumLength = 5)] string Citation);

    public sealed record Resource(string Level, DateOnly From, decimal Share, string Citation)
    {
        internal static Resource Of(OverlapLimit one) => new(one.Level, one.From, one.Share, one.Citation);
    }

    internal static void Map(RouteGroupBuilder v1)
    {
        var rules = v1.MapGroup("/overlap-limits").WithTags("rules");
        rules.MapPost("/", Handle).WithName(nameof(SetOverlapLimit)).WithSummary("Set how much of a plan may stand word for word elsewhere")
            .Needs(UnitsModule.KeepRegistry).Answers<Resource>(201).Refuses(409);
        rules.MapGet("/", List).WithName("GetOverlapLimits").WithSummary("How much of a plan may stand word for word elsewhere").AllowAnonymous().Answers<Page<Resource>>();
    }

    internal static async Task<IResult> Handle(Request request, CommitteeDbContext db, EventLog log, CancellationToken ct)
    {
        var row = new OverlapLimit
        {
            Level = Kebab.Of(request.Level!.Value),
            From = request.From!.Value,
            Share = request.Share!.Value,
            Citation = request.Citation,
        };
        if (await db.OverlapLimits.AnyAsync(one => one.Level == row.Level && one.From >= row.From, ct))
            return RuleProblems.OutOfOrder.ToRefusal();
        db.Add(row);
        var setting = new RuleSetting();
        log.Append(setting, new OverlapLimitSet(setting.Id, row.Level, row.From, row.Share, row.Citation), Readers.Public());
        return await log.Save(Answer.Created("/v1/overlap-limits", Resource.Of(row), setting.Version), ct, ("pk_overlap_limit", RuleProblems.OutOfOrder));
    }

    internal static async Task<IResult> List([AsParameters] Paging page, CommitteeDbContext db, CancellationToken ct)
    {
        if (page.Malformed<RulesModule.After>(out var after, out var malformed))
            return malformed;
        var rules = db.OverlapLimits.AsNoTracking();
        if (after is not null)
        {
            var later = after.Levels;
            rules = rules.Where(one => one.From > after.From || (one.From == after.From && later.Contains(one.Level)));
        }
        var found = await rules.OrderBy(one => one.From).ThenBy(one => one.Level).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(Resource.Of)], last => new RulesModule.After(last.Level, last.From)));
    }
}
