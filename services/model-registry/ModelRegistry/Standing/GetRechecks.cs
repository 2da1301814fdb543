using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Standing;

/// <summary>What must be looked at again by a day: the work list of who assesses.</summary>
internal static class GetRechecks
{
    public sealed record Due(Guid ModelId, string Title, Guid UnitId, DateOnly DueOn, DateOnly LapsesOn);

    private sealed record After(DateOnly DueOn, Guid ModelId);

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/rechecks", Handle).WithTags("standing")
        .WithName(nameof(GetRechecks)).WithSummary("Re-checks due by a day, earliest first").Needs("models.read").Answers<Page<Due>>();

    internal static async Task<IResult> Handle(
        [PlausibleDate] DateOnly dueBy, [AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var mine = (units.Resolve(caller.Unit) is { } own ? units.Reach(own) : []).Select(one => one.UnitId).Distinct().ToArray();
        var found = await (
            from recheck in db.Rechecks.AsNoTracking()
            join model in db.Models on recheck.ModelId equals model.Id
            where recheck.AnsweredOn == null && recheck.DueOn <= dueBy && mine.Contains(model.UnitId)
                && (after == null || recheck.DueOn > after.DueOn || recheck.DueOn == after.DueOn && recheck.ModelId > after.ModelId)
            orderby recheck.DueOn, recheck.ModelId
            select new Due(model.Id, model.Title, model.UnitId, recheck.DueOn, recheck.LapsesOn)).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of(found, one => new After(one.DueOn, one.ModelId)));
    }
}

internal static class StandingModule
{
    internal static void MapStanding(this RouteGroupBuilder v1)
    {
        var models = v1.MapGroup("/models").WithTags("standing");
        AnswerRecheck.Map(models);
        WithdrawRecognition.Map(models);
        GetRechecks.Map(v1);
    }
}
