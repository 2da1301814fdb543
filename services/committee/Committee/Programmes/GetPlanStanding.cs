using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.Committee.Programmes;

/// <summary>Which units have answered a programme, which are late, which are missing: unit by unit, and counted for each level.</summary>
internal static class GetPlanStanding
{
    public sealed record Query(
        [property: Description("The top of the part asked for; the caller's own unit when absent.")] Guid? Below,
        [property: PlausibleDate, Description(UnitsModule.AsOf)] DateOnly? AsOf,
        [property: AllowedValues(null, "district", "commune", "agency")] string? Level,
        [property: AllowedValues(null, "missing", "submitted", "approved")] string? Standing,
        [property: Description("Submitted after, or still missing behind, the last day as it was set first.")] bool? Late,
        [property: Description("Too alike to the text of the level above or of a neighbour.")] bool? Flagged);

    /// <param name="Late">By the last day as it was set first.</param>
    /// <param name="LateDespiteExtension">By the last day as it was extended.</param>
    public sealed record UnitStanding(
        Guid UnitId, string Name, string Level, Guid? ParentId, string Standing, bool Late, bool LateDespiteExtension, DateOnly DueOn,
        Guid? PlanId, DateOnly? SubmittedOn, DateOnly? ApprovedOn, decimal? IdenticalShare, bool Flagged);

    public sealed record LevelStanding(string Level, int Asked, int Approved, int Submitted, int Missing, int Late, int LateDespiteExtension, int Flagged);

    public sealed record Summary(Guid ProgrammeId, Guid Below, DateOnly AsOf, IReadOnlyList<LevelStanding> Levels);

    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder programmes)
    {
        programmes.MapGet("/{programmeId:guid}/plan-standing", List).WithName(nameof(GetPlanStanding)).WithSummary("Late and missing plans, unit by unit")
            .Needs(CommitteesModule.Read).Answers<Page<UnitStanding>>().Refuses(404, 409);
        programmes.MapGet("/{programmeId:guid}/plan-standing/summary", Count).WithName("CountPlanStanding").WithSummary("Late and missing plans for each level")
            .Needs(CommitteesModule.Read).Answers<Summary>().Refuses(404, 409);
    }

    private static async Task<IResult> List(
        Guid programmeId, [AsParameters] Query query, [AsParameters] Paging page, CommitteeDbContext db, NpgsqlDataSource database,
        UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var (units, day) = (await source.Current(ct), query.AsOf ?? clock.Today());
        if ((await Part(programmeId, query.Below, day, db, units, caller, ct)).Refused(out var refusal, out var part))
            return refusal;
        var asked = part.Asked.Where(unit => query.Level is null || unit.Level == query.Level).ToList();
        await using var command = database
            .CreateCommand(PlanStanding.Page(query.Standing is not null, query.Late is not null, query.Flagged is not null, after is not null))
            .Bind(part.Programme, asked, day, ("standing", query.Standing), ("late", query.Late), ("flagged", query.Flagged), ("after", after?.Id), ("take", page.Size + 1));
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<UnitStanding>();
        while (await row.ReadAsync(ct))
        {
            var unit = units.Find(row.GetGuid(0), day)!;
            found.Add(new(
                unit.UnitId, unit.Name, row.GetString(1), unit.ParentId, row.GetString(6), row.GetBoolean(7), row.GetBoolean(8), row.GetFieldValue<DateOnly>(3),
                Value<Guid>(row, 2), Value<DateOnly>(row, 4), Value<DateOnly>(row, 5), Value<decimal>(row, 9), row.GetBoolean(10)));
        }
        return TypedResults.Ok(page.Of(found, last => new After(last.UnitId)));
    }

    private static async Task<IResult> Count(
        Guid programmeId, Guid? below, [PlausibleDate, Description(UnitsModule.AsOf)] DateOnly? asOf, CommitteeDbContext db, NpgsqlDataSource database,
        UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var (units, day) = (await source.Current(ct), asOf ?? clock.Today());
        if ((await Part(programmeId, below, day, db, units, caller, ct)).Refused(out var refusal, out var part))
            return refusal;
        await using var command = database.CreateCommand(PlanStanding.Summary).Bind(part.Programme, part.Asked, day);
        await using var row = await command.ExecuteReaderAsync(ct);
        var levels = new List<LevelStanding>();
        while (await row.ReadAsync(ct))
            levels.Add(new(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7)));
        return TypedResults.Ok(new Summary(programmeId, part.Root, day, levels));
    }

    private sealed record Asking(Programme Programme, Guid Root, IReadOnlyList<(Guid Id, string Level)> Asked);

    private static async Task<Decision<Asking>> Part(
        Guid programmeId, Guid? below, DateOnly day, CommitteeDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().SingleOrDefaultAsync(one => one.Id == programmeId && one.IssuedOn != null, ct) is not { } programme)
            return CommitteeProblems.ProgrammeNotFound;
        var own = units.Resolve(caller.Unit) ?? programme.UnitId;
        var root = below ?? (units.IsWithin(programme.UnitId, own, day) ? programme.UnitId : own);
        if (caller.IsOutside(units, root, day, out var outside))
            return outside;
        if (units.Find(root, day) is null)
            return CommitteeProblems.UnitNotInForce;
        return new Asking(programme, root, PlanStanding.Asked(units, programme, root, day));
    }

    private static T? Value<T>(NpgsqlDataReader row, int at)
        where T : struct => row.IsDBNull(at) ? null : row.GetFieldValue<T>(at);
}
