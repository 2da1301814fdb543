using System.ComponentModel;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.Committee.Meetings;

/// <summary>How far a conclusion has come: which of its sentences have a task at every committee below.</summary>
internal static class GetCoverage
{
    /// <param name="Covered">The numbers of the sentences that have a task here.</param>
    /// <param name="Missing">The others.</param>
    /// <param name="Share">Sentences with a task, of all: 0 to 1.</param>
    public sealed record CommitteeCoverage(
        Guid CommitteeId, string Name, Guid UnitId, string Level, IReadOnlyList<int> Covered, IReadOnlyList<int> Missing, decimal Share);

    /// <param name="Complete">Committees with a task for every sentence.</param>
    /// <param name="Untouched">Committees without any.</param>
    public sealed record LevelCoverage(string Level, int Committees, int Complete, int Untouched, decimal Share);

    public sealed record Summary(Guid ConclusionId, DateOnly AsOf, int Sentences, IReadOnlyList<LevelCoverage> Levels);

    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder conclusions)
    {
        conclusions.MapGet("/{conclusionId:guid}/coverage", List).WithName(nameof(GetCoverage)).WithSummary("Coverage at every committee below")
            .Needs(CommitteesModule.Read).Answers<Page<CommitteeCoverage>>().Refuses(404);
        conclusions.MapGet("/{conclusionId:guid}/coverage/summary", Count).WithName("CountCoverage").WithSummary("Coverage for each level")
            .Needs(CommitteesModule.Read).Answers<Summary>().Refuses(404);
    }

    private static async Task<IResult> List(
        Guid conclusionId, [PlausibleDate, Description(UnitsModule.AsOf)] DateOnly? asOf, bool? complete, [AsParameters] Paging page, CommitteeDbContext db,
        NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        if (await db.Conclusions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == conclusionId, ct) is not { } conclusion)
            return CommitteeProblems.ConclusionNotFound.ToRefusal();
        await using var command = database.CreateCommand(ConclusionCoverage.Page(complete is not null, after is not null))
            .Bind(conclusion, asOf ?? clock.Today(), ("complete", complete), ("after", after?.Id), ("take", page.Size + 1));
        await using var row = await command.ExecuteReaderAsync(ct);
        var (all, found) = (conclusion.Sentences.Select(sentence => sentence.Number).ToList(), new List<CommitteeCoverage>());
        while (await row.ReadAsync(ct))
        {
            var covered = row.GetFieldValue<int[]>(4);
            found.Add(new(
                row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetString(3), covered, [.. all.Except(covered)],
                Math.Round((decimal)covered.Length / all.Count, 3)));
        }
        return TypedResults.Ok(page.Of(found, last => new After(last.CommitteeId)));
    }

    private static async Task<IResult> Count(
        Guid conclusionId, [PlausibleDate, Description(UnitsModule.AsOf)] DateOnly? asOf, CommitteeDbContext db, NpgsqlDataSource database,
        TimeProvider clock, CancellationToken ct)
    {
        if (await db.Conclusions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == conclusionId, ct) is not { } conclusion)
            return CommitteeProblems.ConclusionNotFound.ToRefusal();
        var day = asOf ?? clock.Today();
        await using var command = database.CreateCommand(ConclusionCoverage.Summary).Bind(conclusion, day);
        await using var row = await command.ExecuteReaderAsync(ct);
        var levels = new List<LevelCoverage>();
        while (await row.ReadAsync(ct))
            levels.Add(new(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetDecimal(4)));
        return TypedResults.Ok(new Summary(conclusionId, day, conclusion.Sentences.Count, levels));
    }

    internal static NpgsqlCommand Bind(this NpgsqlCommand command, Conclusion conclusion, DateOnly day, params (string Name, object? Value)[] filters)
    {
        command.Parameters.AddWithValue("committee", conclusion.CommitteeId);
        command.Parameters.AddWithValue("conclusion", conclusion.Id);
        command.Parameters.AddWithValue("all", conclusion.Sentences.Count);
        command.Parameters.AddWithValue("day", day);
        foreach (var (name, value) in filters.Where(filter => filter.Value is not null))
            command.Parameters.AddWithValue(name, value!);
        return command;
    }
}
