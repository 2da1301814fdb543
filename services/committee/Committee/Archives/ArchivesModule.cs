using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.Committee.Archives;

/// <summary>A committee leaves as one zip, and is read back elsewhere with the same ids.</summary>
internal static class ArchivesModule
{
    private const long MostBytes = 64 << 20;

    public sealed record Restored(Guid CommitteeId, int Rows);

    internal static void MapArchives(this RouteGroupBuilder v1)
    {
        v1.MapGet("/committees/{committeeId:guid}/archive", Export).WithTags("archives").WithName("GetCommitteeArchive")
            .WithSummary("A committee with all that belongs to it, as one zip").Needs(CommitteesModule.Read)
            .Produces(200, contentType: "application/zip").Refuses(404);
        v1.MapPost("/committee-archives", Restore).WithTags("archives").WithName("RestoreCommitteeArchive")
            .WithSummary("Read a committee back from its zip").Needs(UnitsModule.KeepRegistry)
            .StreamsBody(MostBytes).Accepts<IFormFile>("application/zip").Answers<Restored>(201).Refuses(409, 422);
    }

    internal static async Task<IResult> Export(
        Guid committeeId, CommitteeDbContext db, NpgsqlDataSource database, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Committees.AsNoTracking().SingleOrDefaultAsync(one => one.Id == committeeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        if (caller.IsOutside(await source.Current(ct), committee.UnitId, clock.Today(), out var outside))
            return outside;
        var archive = await CommitteeArchive.Of(committeeId, database, clock.GetUtcNow(), ct);
        return TypedResults.File(archive.Zip(), "application/zip", $"committee-{committeeId}.zip");
    }

    internal static async Task<IResult> Restore(HttpRequest request, CommitteeDbContext db, EventLog log, CancellationToken ct)
    {
        if ((await CommitteeArchive.Read(request.Body, ct)).Refused(out var refusal, out var archive))
            return refusal;
        var (id, rows) = (archive.Manifest.CommitteeId, archive.Manifest.Parts.Sum(part => part.Rows));
        try
        {
            return await db.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                foreach (var table in CommitteeArchive.Tables)
                    await db.Database.ExecuteSqlRawAsync(table.Insert, [archive.Rows[table.Name]], token);
                var committee = await db.Committees.SingleAsync(one => one.Id == id, token);
                log.Append(committee, new CommitteeRestored(id, committee.UnitId, archive.Manifest.ExportedAt, rows), Readers.Public(committee.UnitId));
                var answer = await log.Save(Answer.Created($"/v1/committees/{id}", new Restored(id, rows)), token);
                if (answer is not Refusal)
                    await transaction.CommitAsync(token);
                return answer;
            }, ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return ArchiveProblems.HereAlready.ToRefusal();
        }
    }
}

/// <summary>Every refusal about archives.</summary>
internal static class ArchiveProblems
{
    public static readonly Problem Damaged = new(422, "archive-damaged", "Tệp lưu trữ bị hỏng hoặc bị sửa", "The archive is damaged or was changed");
    public static readonly Problem OtherFormat = new(422, "archive-format-unknown", "Không đọc được định dạng lưu trữ này", "The format of the archive is not known");
    public static readonly Problem HereAlready = new(409, "archive-restored-already", "Ban Chỉ đạo này đã có ở đây", "The committee, or a part of it, is here already");
}
