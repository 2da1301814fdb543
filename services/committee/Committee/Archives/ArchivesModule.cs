using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Meetings;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DanVan.Committee.Archives;

/// <summary>A committee or a meeting leaves as one signed zip, and is read back elsewhere with the same ids.</summary>
internal static class ArchivesModule
{
    private const long MostBytes = 64 << 20;

    /// <param name="Rows">How many rows were put back.</param>
    /// <param name="LeftOut">Rows that hang on what is not here: plans for a programme and tasks of a conclusion of the level above.</param>
    public sealed record RestoredCommittee(Guid CommitteeId, int Rows, int LeftOut);

    /// <param name="Rows">How many rows were put back.</param>
    public sealed record RestoredMeeting(Guid MeetingId, int Rows);

    public const string Keys = "archive_key";

    internal static void AddArchives(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<ArchiveOptions>("Archives");
        builder.AddSigning(Keys, services => services.GetRequiredService<IOptions<ArchiveOptions>>().Value.SigningKeyPem);
        builder.Services.AddScoped<ArchiveSeal>();
    }

    internal static void MapArchives(this RouteGroupBuilder v1)
    {
        v1.MapGet("/committees/{committeeId:guid}/archive", ExportCommittee).WithTags("archives").WithName("GetCommitteeArchive")
            .WithSummary("A committee with all that belongs to it, as one zip").Needs(CommitteesModule.Read)
            .Produces(200, contentType: "application/zip").Refuses(404);
        v1.MapPost("/committee-archives", RestoreCommittee).WithTags("archives").WithName("RestoreCommitteeArchive")
            .WithSummary("Read a committee back from its zip").Needs(UnitsModule.KeepRegistry)
            .StreamsBody(MostBytes).Accepts<IFormFile>("application/zip").Answers<RestoredCommittee>(201).Refuses(409, 422);
        v1.MapGet("/meetings/{meetingId:guid}/archive", ExportMeeting).WithTags("archives").WithName("GetMeetingArchive")
            .WithSummary("A meeting with all that belongs to it, as one zip").Needs(CommitteesModule.Read)
            .Produces(200, contentType: "application/zip").Refuses(404);
        v1.MapPost("/meeting-archives", RestoreMeeting).WithTags("archives").WithName("RestoreMeetingArchive")
            .WithSummary("Read a meeting back from its zip").Needs(UnitsModule.KeepRegistry)
            .StreamsBody(MostBytes).Accepts<IFormFile>("application/zip").Answers<RestoredMeeting>(201).Refuses(409, 422);
        v1.MapSigningKeys<CommitteeDbContext>("/archive-keys")
            .WithName("GetArchiveKeys").WithTags("archives").WithSummary("Keys that check archives without this service, by id");
    }

    internal static async Task<IResult> ExportCommittee(
        Guid committeeId, CommitteeDbContext db, NpgsqlDataSource database, SigningKeys keys, UnitTreeSource source, Caller caller, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.Committees.AsNoTracking().SingleOrDefaultAsync(one => one.Id == committeeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        if (caller.IsOutside(await source.Current(ct), committee.UnitId, clock.Today(), out var outside))
            return outside;
        var zip = await Archive.Zip(ArchiveScope.Committee, committeeId, database, await keys.Signer(ct), clock.GetUtcNow(), ct);
        return TypedResults.File(zip, "application/zip", $"committee-{committeeId}.zip");
    }

    internal static async Task<IResult> ExportMeeting(
        Guid meetingId, NpgsqlDataSource database, SigningKeys keys, MeetingDesk desk, TimeProvider clock, CancellationToken ct)
    {
        if ((await desk.Open(meetingId, ct)).Refused(out var refusal, out _))
            return refusal;
        var zip = await Archive.Zip(ArchiveScope.Meeting, meetingId, database, await keys.Signer(ct), clock.GetUtcNow(), ct);
        return TypedResults.File(zip, "application/zip", $"meeting-{meetingId}.zip");
    }

    internal static Task<IResult> RestoreCommittee(HttpRequest request, CommitteeDbContext db, ArchiveSeal seal, EventLog log, CancellationToken ct) =>
        Restore(ArchiveScope.Committee, request, db, seal, async (manifest, rows) =>
        {
            var id = manifest.SubjectId;
            if (await db.Committees.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } committee)
                return ArchiveProblems.Damaged.ToRefusal();
            log.Append(committee, new CommitteeRestored(id, committee.UnitId, manifest.ExportedAt, rows), Readers.Public(committee.UnitId));
            return await log.Save(Answer.Created($"/v1/committees/{id}", new RestoredCommittee(id, rows, manifest.Parts.Sum(part => part.Rows) - rows)), ct);
        }, ct);

    internal static Task<IResult> RestoreMeeting(HttpRequest request, CommitteeDbContext db, ArchiveSeal seal, EventLog log, CancellationToken ct) =>
        Restore(ArchiveScope.Meeting, request, db, seal, async (manifest, rows) =>
        {
            var id = manifest.SubjectId;
            if (await db.Meetings.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } meeting)
                return ArchiveProblems.Damaged.ToRefusal();
            log.Append(meeting, new MeetingRestored(id, meeting.CommitteeId, meeting.UnitId, manifest.ExportedAt, rows), meeting.Readers);
            return await log.Save(Answer.Created($"/v1/meetings/{id}", new RestoredMeeting(id, rows)), ct);
        }, ct);

    // Every row of it or none, with the event, in one transaction.
    private static async Task<IResult> Restore(
        ArchiveScope scope, HttpRequest request, CommitteeDbContext db, ArchiveSeal seal, Func<ArchiveManifest, int, Task<IResult>> announce, CancellationToken ct)
    {
        if ((await Archive.Read(scope, request.Body, seal, ct)).Refused(out var refusal, out var archive))
            return refusal;
        try
        {
            return await db.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                var rows = 0;
                foreach (var table in scope.Tables)
                    rows += await db.Database.ExecuteSqlRawAsync(table.Insert, [archive.Rows[table.Name]], token);
                var answer = await announce(archive.Manifest, rows);
                if (answer is not Refusal)
                    await transaction.CommitAsync(token);
                return answer;
            }, ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation)
        {
            return ArchiveProblems.HereAlready.ToRefusal();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return ArchiveProblems.HangsInTheAir.ToRefusal();
        }
        catch (PostgresException e) when (e.SqlState.StartsWith("22", StringComparison.Ordinal) || e.SqlState.StartsWith("23", StringComparison.Ordinal))
        {
            // Rows that the tables do not take: somebody wrote them, and wrote the hashes anew.
            return ArchiveProblems.Damaged.ToRefusal();
        }
    }
}

/// <summary>Every refusal about archives.</summary>
internal static class ArchiveProblems
{
    public static readonly Problem Damaged = new(422, "archive-damaged", "Tệp lưu trữ bị hỏng hoặc bị sửa", "The archive is damaged or was changed");
    public static readonly Problem OtherFormat = new(422, "archive-format-unknown", "Không đọc được định dạng lưu trữ này", "The format of the archive is not known");
    public static readonly Problem NotTrusted = new(422, "archive-not-trusted", "Không tin cậy nơi ký tệp lưu trữ này", "Whoever signed the archive is not trusted here");
    public static readonly Problem HereAlready = new(409, "archive-restored-already", "Nội dung lưu trữ này đã có ở đây", "What the archive holds, or a part of it, is here already");
    public static readonly Problem HangsInTheAir = new(409, "archive-hangs-in-the-air",
        "Thiếu Ban Chỉ đạo mà tệp lưu trữ thuộc về", "The committee to which it belongs is not here: read that back first");
}
