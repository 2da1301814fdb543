using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.Committee.Units.Importing;

/// <summary>
/// Takes a file of units into the registry. A <b>structure</b> lists every administrative unit that stands from a day on; it is compared with
/// the one in force the day before, and what happened between them is derived and stored as one reorganisation, whole or not at all.
/// <b>Transfers</b> say which old unit passed to which new one; they are sent first and wait for the structure of their day.
/// </summary>
internal static class ReceiveImport
{
    private const long MostBytes = 64 << 20;

    public sealed record Query(
        [property: Required, AllowedValues("structure", "transfers")] string Kind,
        [property: PlausibleDate, Description("First day of the structure, or of the transfers whose rows carry no date.")] DateOnly? ValidFrom,
        [property: StringLength(100)] string? DocumentSymbol,
        [property: StringLength(200)] string? DocumentIssuer,
        [property: PlausibleDate] DateOnly? DocumentIssuedOn,
        [property: PlausibleDate, Description("The first day of the structure when absent.")] DateOnly? DocumentEffectiveOn,
        [property: Description("Only derive the changes and check the rows.")] bool? DryRun) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Kind == "structure" && (ValidFrom is null || DocumentSymbol is null || DocumentIssuer is null))
                yield return new("A structure needs validFrom, documentSymbol and documentIssuer.", [nameof(ValidFrom)]);
        }
    }

    internal static void Map(RouteGroupBuilder imports) => imports.MapPost("/", Handle)
        .WithName("ImportUnits").WithSummary("Import a structure or transfers from a CSV file (text/csv, or a form with one file)")
        .Needs(UnitsModule.KeepRegistry).StreamsBody(MostBytes).Accepts<IFormFile>("text/csv", "multipart/form-data")
        .Answers<ImportResource>(202).Refuses(409);

    internal static async Task<IResult> Handle(
        [AsParameters] Query query, HttpRequest request, CommitteeDbContext db, EventLog log, NpgsqlDataSource database,
        Caller caller, ImportSignal signal, TimeProvider clock, CancellationToken ct)
    {
        if (await CsvUpload.File(request, ct) is not { } file)
            return CommonProblems.UnsupportedType.With("Cần text/csv hoặc multipart/form-data.", "text/csv or multipart/form-data is needed.");
        var id = Guid.CreateVersion7();
        var kind = Enum.Parse<ImportKind>(query.Kind, ignoreCase: true);
        var columns = kind == ImportKind.Structure ? [.. StructureRow.Columns.Select(name => new[] { name })] : TransferRow.Columns;
        if ((await CsvUpload.Store(file, id, columns, database, ct)).Refused(out var unreadable, out var received))
            return unreadable;

        var import = new UnitImport
        {
            Id = id,
            Kind = kind,
            Client = caller.Client,
            DryRun = query.DryRun ?? false,
            ValidFrom = query.ValidFrom,
            Symbol = query.DocumentSymbol,
            Issuer = query.DocumentIssuer,
            IssuedOn = query.DocumentIssuedOn,
            EffectiveOn = query.DocumentEffectiveOn ?? query.ValidFrom,
            Header = received.Header,
            Rows = received.Rows,
            ReceivedAt = clock.GetUtcNow(),
        };
        db.Add(import);
        var answer = await log.Save(Answer.Accepted($"/v1/unit-imports/{id}", ImportResource.Of(import)), ct);
        // Refused here means: this key has been used. Its first import has the rows.
        if (answer is Refusal)
            await db.Set<UnitImportRow>().Where(row => row.ImportId == id).ExecuteDeleteAsync(ct);
        signal.Set();
        return answer;
    }
}
