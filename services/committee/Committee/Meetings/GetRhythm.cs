using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Npgsql;
using NpgsqlTypes;

namespace DanVan.Committee.Meetings;

/// <summary>Which committees meet as often as their level must, and which do not: committee by committee, and counted for each level.</summary>
internal static class GetRhythm
{
    public sealed record Query(
        [property: Description("The top of the part asked for; the caller's own unit when absent.")] Guid? Below,
        [property: PlausibleDate, Description(UnitsModule.AsOf)] DateOnly? AsOf,
        [property: AllowedValues(null, "province", "district", "commune", "agency")] string? Level,
        [property: Description("Did not meet in time.")] bool? Missed);

    /// <param name="MonthsBetween">A committee of this level meets at least once in so many months.</param>
    /// <param name="DueOn">By when it had to meet after the last meeting, or after it was established.</param>
    public sealed record CommitteeRhythm(
        Guid CommitteeId, string Name, Guid UnitId, string Level, int MonthsBetween, DateOnly? LastHeldOn, DateOnly DueOn, bool Missed);

    public sealed record LevelRhythm(string Level, int MonthsBetween, int Committees, int Missed);

    public sealed record Summary(Guid Below, DateOnly AsOf, IReadOnlyList<LevelRhythm> Levels);

    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        var rhythm = v1.MapGroup("/meeting-rhythm").WithTags("meetings");
        rhythm.MapGet("/", List).WithName(nameof(GetRhythm)).WithSummary("Who meets in time, committee by committee")
            .Needs(CommitteesModule.Read).Answers<Page<CommitteeRhythm>>().Refuses(404);
        rhythm.MapGet("/summary", Count).WithName("CountRhythm").WithSummary("Who meets in time, for each level")
            .Needs(CommitteesModule.Read).Answers<Summary>().Refuses(404);
    }

    private static async Task<IResult> List(
        [AsParameters] Query query, [AsParameters] Paging page, NpgsqlDataSource database, UnitTreeSource source, Caller caller, TimeProvider clock,
        CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var day = query.AsOf ?? clock.Today();
        if (Part(await source.Current(ct), caller, query.Below, day).Refused(out var refusal, out var units))
            return refusal;
        await using var command = database.CreateCommand(MeetingRhythm.Page(query.Level is not null, query.Missed is not null, after is not null))
            .Bind(units, day, ("level", query.Level), ("missed", query.Missed), ("after", after?.Id), ("take", page.Size + 1));
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<CommitteeRhythm>();
        while (await row.ReadAsync(ct))
        {
            found.Add(new(
                row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetString(3), row.GetInt32(4),
                row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5), row.GetFieldValue<DateOnly>(6), row.GetBoolean(7)));
        }
        return TypedResults.Ok(page.Of(found, last => new After(last.CommitteeId)));
    }

    private static async Task<IResult> Count(
        Guid? below, [PlausibleDate, Description(UnitsModule.AsOf)] DateOnly? asOf, NpgsqlDataSource database, UnitTreeSource source, Caller caller,
        TimeProvider clock, CancellationToken ct)
    {
        var day = asOf ?? clock.Today();
        if (Part(await source.Current(ct), caller, below, day).Refused(out var refusal, out var units))
            return refusal;
        await using var command = database.CreateCommand(MeetingRhythm.Summary).Bind(units, day);
        await using var row = await command.ExecuteReaderAsync(ct);
        var levels = new List<LevelRhythm>();
        while (await row.ReadAsync(ct))
            levels.Add(new(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)));
        return TypedResults.Ok(new Summary(units[0], day, levels));
    }

    // The unit and all below it on the day, the unit first.
    private static Decision<Guid[]> Part(UnitTree units, Caller caller, Guid? below, DateOnly day)
    {
        if ((below ?? units.Resolve(caller.Unit)) is not { } root || units.Find(root, day) is null)
            return CommitteeProblems.UnitNotFound;
        return caller.IsOutside(units, root, day, out var outside) ? outside : units.Subtree(root, day).Select(unit => unit.UnitId).ToArray();
    }

    internal static NpgsqlCommand Bind(this NpgsqlCommand command, Guid[] units, DateOnly day, params (string Name, object? Value)[] filters)
    {
        command.Parameters.Add(new("units", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = units });
        command.Parameters.AddWithValue("day", day);
        foreach (var (name, value) in filters.Where(filter => filter.Value is not null))
            command.Parameters.AddWithValue(name, value!);
        return command;
    }
}
