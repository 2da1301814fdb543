using System.Globalization;
using CsvHelper;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Units.Importing;

/// <param name="State">
/// received: its work is due. waiting: transfers for a structure that has not come. applied: every row has had its effect. checked: a dry
/// run that found nothing wrong. refused: rows are wrong and nothing was done; see refusedRows. failed: the service could not, see error.
/// withdrawn: transfers that were taken back before they had an effect.
/// </param>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Applied">Rows that have had their effect.</param>
/// <param name="Refused">Rows, or missing rows, that keep the file out.</param>
/// <param name="Changes">How many events of each type came of it, or would.</param>
/// <param name="RefusedRows">Where the refused rows lie, with the reasons.</param>
public sealed record ImportResource(
    Guid Id, ImportKind Kind, ImportState State, bool DryRun, DateOnly? ValidFrom, int Rows, int Applied, int Refused,
    IReadOnlyDictionary<string, int> Changes, string? RefusedRows, string? Error, DateTimeOffset ReceivedAt, DateTimeOffset? FinishedAt)
{
    internal static ImportResource Of(UnitImport import) => new(
        import.Id, import.Kind, import.State, import.DryRun, import.ValidFrom, import.Rows, import.Applied, import.Refused, import.Changes,
        import.Refused > 0 ? $"/v1/unit-imports/{import.Id}/refused-rows" : null, import.Error, import.ReceivedAt, import.FinishedAt);
}

/// <summary>How imports stand.</summary>
internal static class GetImport
{
    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder imports)
    {
        imports.MapGet("/", List).WithName("GetUnitImports").WithSummary("List the imports, newest first")
            .Needs(UnitsModule.KeepRegistry).Answers<Page<ImportResource>>();
        imports.MapGet("/{importId:guid}", Handle).WithName("GetUnitImport").WithSummary("Read how an import stands")
            .Needs(UnitsModule.KeepRegistry).Answers<ImportResource>().Refuses(404);
        imports.MapGet("/{importId:guid}/refused-rows", RefusedRows).WithName("GetRefusedRows").WithSummary("The refused rows with reasons, as CSV")
            .Needs(UnitsModule.KeepRegistry).Produces<string>(200, "text/csv").Refuses(404);
    }

    internal static async Task<IResult> List([AsParameters] Paging page, CommitteeDbContext db, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var imports = db.Imports.AsNoTracking();
        if (after is not null)
            imports = imports.Where(import => import.Id < after.Id);
        var found = await imports.OrderByDescending(import => import.Id).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new After(last.Id));
        return TypedResults.Ok(new Page<ImportResource>([.. shown.Items.Select(ImportResource.Of)], shown.Next));
    }

    internal static async Task<IResult> Handle(Guid importId, CommitteeDbContext db, CancellationToken ct) =>
        await db.Imports.AsNoTracking().SingleOrDefaultAsync(import => import.Id == importId, ct) is { } import
            ? TypedResults.Ok(ImportResource.Of(import))
            : CommitteeProblems.ImportNotFound.ToRefusal();

    internal static async Task<IResult> RefusedRows(Guid importId, CommitteeDbContext db, CancellationToken ct)
    {
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(import => import.Id == importId, ct) is not { } import)
            return CommitteeProblems.ImportNotFound.ToRefusal();
        return TypedResults.Stream(async body =>
        {
            await using var csv = new CsvWriter(new StreamWriter(body, leaveOpen: true), CultureInfo.InvariantCulture);
            foreach (var column in import.Header.Prepend("reason").Prepend("line"))
                csv.WriteField(column);
            await csv.NextRecordAsync();
            await foreach (var row in db.Set<UnitImportRow>().AsNoTracking().Where(row => row.ImportId == importId && row.Reason != null)
                .OrderBy(row => row.Line).ThenBy(row => row.Number).AsAsyncEnumerable().WithCancellation(ct))
            {
                foreach (var field in row.Fields.Prepend(row.Reason!).Prepend(row.Line == 0 ? "" : row.Line.ToString(CultureInfo.InvariantCulture)))
                    csv.WriteField(field);
                await csv.NextRecordAsync();
            }
        }, "text/csv; charset=utf-8", $"refused-{importId}.csv");
    }
}
