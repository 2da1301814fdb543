using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Meetings;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Rules;

/// <summary>From a day on the working regulation (quy chế làm việc) asks other things of the meetings of a level.</summary>
internal static class SetMeetingRule
{
    /// <param name="From">The first day on which it holds.</param>
    /// <param name="QuorumShare">More than this share of the seats must be filled.</param>
    /// <param name="CommentDays">Days for comments on minutes.</param>
    /// <param name="CarriesBeforeParent">An item carried over so often comes before the committee above.</param>
    /// <param name="MonthsBetween">A committee meets at least once in so many months.</param>
    /// <param name="Citation">What says so.</param>
    public sealed record Request(
        [property: Required] RuleLevel? Level,
        [property: Required, PlausibleDate] DateOnly? From,
        [property: Required, Range(typeof(decimal), "0", "1")] decimal? QuorumShare,
        [property: Required, Range(1, 60)] int? CommentDays,
        [property: Required, Range(1, 12)] int? CarriesBeforeParent,
        [property: Required, Range(1, 24)] int? MonthsBetween,
        [property: Required, StringLength(RulesModule.LongestCitation, MinimumLength = 5)] string Citation);

    public sealed record Resource(string Level, DateOnly From, decimal QuorumShare, int CommentDays, int CarriesBeforeParent, int MonthsBetween, string Citation)
    {
        internal static Resource Of(MeetingRule one) => new(one.Level, one.From, one.QuorumShare, one.CommentDays, one.CarriesBeforeParent, one.MonthsBetween, one.Citation);
    }

    internal static void Map(RouteGroupBuilder v1)
    {
        var rules = v1.MapGroup("/meeting-rules").WithTags("rules");
        rules.MapPost("/", Handle).WithName(nameof(SetMeetingRule)).WithSummary("Set what is asked of the meetings of a level")
            .Needs(UnitsModule.KeepRegistry).Answers<Resource>(201).Refuses(409);
        rules.MapGet("/", List).WithName("GetMeetingRules").WithSummary("What is asked of the meetings of each level").AllowAnonymous().Answers<Page<Resource>>();
    }

    internal static async Task<IResult> Handle(Request request, CommitteeDbContext db, EventLog log, CancellationToken ct)
    {
        var row = new MeetingRule
        {
            Level = Kebab.Of(request.Level!.Value),
            From = request.From!.Value,
            QuorumShare = request.QuorumShare!.Value,
            CommentDays = request.CommentDays!.Value,
            CarriesBeforeParent = request.CarriesBeforeParent!.Value,
            MonthsBetween = request.MonthsBetween!.Value,
            Citation = request.Citation,
        };
        if (await db.MeetingRules.AnyAsync(one => one.Level == row.Level && one.From >= row.From, ct))
            return RuleProblems.OutOfOrder.ToRefusal();
        db.Add(row);
        var setting = new RuleSetting();
        log.Append(setting, new MeetingRuleSet(setting.Id, row.Level, row.From, row.QuorumShare, row.CommentDays, row.CarriesBeforeParent, row.MonthsBetween, row.Citation), Readers.Public());
        return await log.Save(Answer.Created("/v1/meeting-rules", Resource.Of(row), setting.Version), ct, ("pk_meeting_rule", RuleProblems.OutOfOrder));
    }

    internal static async Task<IResult> List([AsParameters] Paging page, CommitteeDbContext db, CancellationToken ct)
    {
        if (page.Malformed<RulesModule.After>(out var after, out var malformed))
            return malformed;
        var rules = db.MeetingRules.AsNoTracking();
        if (after is not null)
        {
            var later = after.Levels;
            rules = rules.Where(one => one.From > after.From || (one.From == after.From && later.Contains(one.Level)));
        }
        var found = await rules.OrderBy(one => one.From).ThenBy(one => one.Level).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(Resource.Of)], last => new RulesModule.After(last.Level, last.From)));
    }
}
