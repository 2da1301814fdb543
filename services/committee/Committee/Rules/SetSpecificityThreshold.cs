using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Tasks;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Rules;

/// <summary>From a day on tasks of a level must be worded at least so clearly. Tasks given before keep their score.</summary>
internal static class SetSpecificityThreshold
{
    /// <param name="From">The first day on which it holds.</param>
    /// <param name="Score">The least score, 0 to 100.</param>
    /// <param name="Citation">What says so.</param>
    public sealed record Request(
        [property: Required] RuleLevel? Level,
        [property: Required, PlausibleDate] DateOnly? From,
        [property: Required, Range(0, 100)] int? Score,
        [property: Required, StringLength(RulesModule.LongestCitation, MinimumLength = 5)] string Citation);

    public sealed record Resource(string Level, DateOnly From, int Score, string Citation)
    {
        internal static Resource Of(SpecificityThreshold one) => new(one.Level, one.ValidFrom, one.Score, one.Source);
    }

    internal static void Map(RouteGroupBuilder v1)
    {
        var rules = v1.MapGroup("/specificity-thresholds").WithTags("rules");
        rules.MapPost("/", Handle).WithName(nameof(SetSpecificityThreshold)).WithSummary("Set how clearly tasks must be worded")
            .Needs(UnitsModule.KeepRegistry).Answers<Resource>(201).Refuses(409);
        rules.MapGet("/", List).WithName("GetSpecificityThresholds").WithSummary("How clearly tasks must be worded at each level").AllowAnonymous().Answers<Page<Resource>>();
    }

    internal static async Task<IResult> Handle(Request request, CommitteeDbContext db, EventLog log, CancellationToken ct)
    {
        var row = new SpecificityThreshold
        {
            Level = Kebab.Of(request.Level!.Value),
            ValidFrom = request.From!.Value,
            Score = request.Score!.Value,
            Source = request.Citation,
        };
        if (await db.SpecificityThresholds.AnyAsync(one => one.Level == row.Level && one.ValidFrom >= row.ValidFrom, ct))
            return RuleProblems.OutOfOrder.ToRefusal();
        db.Add(row);
        var setting = new RuleSetting();
        log.Append(setting, new SpecificityThresholdSet(setting.Id, row.Level, row.ValidFrom, row.Score, row.Source), Readers.Public());
        return await log.Save(Answer.Created("/v1/specificity-thresholds", Resource.Of(row), setting.Version), ct, ("pk_specificity_threshold", RuleProblems.OutOfOrder));
    }

    internal static async Task<IResult> List([AsParameters] Paging page, CommitteeDbContext db, CancellationToken ct)
    {
        if (page.Malformed<RulesModule.After>(out var after, out var malformed))
            return malformed;
        var rules = db.SpecificityThresholds.AsNoTracking();
        if (after is not null)
        {
            var later = after.Levels;
            rules = rules.Where(one => one.ValidFrom > after.From || (one.ValidFrom == after.From && later.Contains(one.Level)));
        }
        var found = await rules.OrderBy(one => one.ValidFrom).ThenBy(one => one.Level).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(Resource.Of)], last => new RulesModule.After(last.Level, last.From)));
    }
}
