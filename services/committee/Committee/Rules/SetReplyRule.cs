using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Replies;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Rules;

/// <summary>From a day on a written reply is owed within another period. Duties that began before keep theirs.</summary>
internal static class SetReplyRule
{
    /// <param name="From">The first day on which it holds.</param>
    /// <param name="WorkingDays">The period in working days.</param>
    /// <param name="Citation">What says so.</param>
    public sealed record Request(
        [property: Required] ReplyKind? Kind,
        [property: Required, PlausibleDate] DateOnly? From,
        [property: Required, Range(1, 400)] int? WorkingDays,
        [property: Required, StringLength(RulesModule.LongestCitation, MinimumLength = 5)] string Citation);

    public sealed record Resource(ReplyKind Kind, DateOnly From, int WorkingDays, string Citation)
    {
        internal static Resource Of(ReplyRule one) => new(one.Kind, one.ValidFrom, one.WorkingDays, one.Citation);
    }

    internal static void Map(RouteGroupBuilder v1)
    {
        var rules = v1.MapGroup("/reply-rules").WithTags("rules");
        rules.MapPost("/", Handle).WithName(nameof(SetReplyRule)).WithSummary("Set within how many working days a reply is owed")
            .Needs(UnitsModule.KeepRegistry).Answers<Resource>(201).Refuses(409);
        rules.MapGet("/", List).WithName("GetReplyRules").WithSummary("Within how many working days a written reply is owed").AllowAnonymous().Answers<Page<Resource>>();
    }

    internal static async Task<IResult> Handle(Request request, CommitteeDbContext db, EventLog log, CancellationToken ct)
    {
        var row = new ReplyRule
        {
            Kind = request.Kind!.Value,
            ValidFrom = request.From!.Value,
            WorkingDays = request.WorkingDays!.Value,
            Citation = request.Citation,
        };
        if (await db.ReplyRules.AnyAsync(one => one.Kind == row.Kind && one.ValidFrom >= row.ValidFrom, ct))
            return RuleProblems.OutOfOrder.ToRefusal();
        db.Add(row);
        var setting = new RuleSetting();
        log.Append(setting, new ReplyRuleSet(setting.Id, Kebab.Of(row.Kind), row.ValidFrom, row.WorkingDays, row.Citation), Readers.Public());
        return await log.Save(Answer.Created("/v1/reply-rules", Resource.Of(row), setting.Version), ct, ("pk_reply_rule", RuleProblems.OutOfOrder));
    }

    internal static async Task<IResult> List([AsParameters] Paging page, CommitteeDbContext db, CancellationToken ct)
    {
        if (page.Malformed<RulesModule.After>(out var after, out var malformed))
            return malformed;
        var rules = db.ReplyRules.AsNoTracking();
        if (after is not null)
        {
            var later = Enum.GetValues<ReplyKind>().Where(kind => string.CompareOrdinal(Kebab.Of(kind), after.Key) > 0).ToList();
            rules = rules.Where(one => one.ValidFrom > after.From || (one.ValidFrom == after.From && later.Contains(one.Kind)));
        }
        var found = await rules.OrderBy(one => one.ValidFrom).ThenBy(one => one.Kind).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(Resource.Of)], last => new RulesModule.After(Kebab.Of(last.Kind), last.From)));
    }
}
