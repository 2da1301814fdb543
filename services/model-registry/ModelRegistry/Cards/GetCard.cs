using System.IO.Compression;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Lineage;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.ModelRegistry.Cards;

/// <summary>One public model on one A4 page, and all of a unit in one file for places with a poor link.</summary>
internal static class GetCard
{
    private const string Pdf = "application/pdf", Zip = "application/zip";

    // One file for one commune: more than this many models is no bundle to carry on a stick.
    private const int Most = 200;

    internal static void Map(RouteGroupBuilder catalogue)
    {
        catalogue.MapGet("/models/{id:guid}/card", One).WithName(nameof(GetCard)).WithSummary("One public model on one A4 page")
            .AllowAnonymous().Produces<byte[]>(200, Pdf).Refuses(404);
        catalogue.MapGet("/bundles/{unitId:guid}", Bundle).WithName("GetBundle").WithSummary("The cards of a unit's public models in one archive")
            .AllowAnonymous().Produces<byte[]>(200, Zip).Refuses(404);
    }

    private static async Task<IResult> One(
        Guid id, HttpRequest request, RegistryDbContext db, NpgsqlDataSource database, UnitTree units, TimeProvider clock, CancellationToken ct)
    {
        var model = await Whole(db).SingleOrDefaultAsync(one => one.Id == id, ct);
        return model is null
            ? RegistryProblems.ModelNotFound.ToRefusal()
            : TypedResults.Bytes(await Print(model, request, db, database, units, clock, ct), Pdf, $"{id}.pdf");
    }

    private static async Task<IResult> Bundle(
        Guid unitId, HttpRequest request, RegistryDbContext db, NpgsqlDataSource database, UnitTree units, TimeProvider clock, CancellationToken ct)
    {
        if (units.Find(unitId) is null)
            return CommonProblems.NotFound.ToRefusal();
        var reach = units.Reach(unitId).Select(one => one.UnitId).Distinct().ToArray();
        var models = await Whole(db).Where(one => reach.Contains(one.UnitId))
            .OrderByDescending(one => one.Life!.VerifiedEffect).ThenByDescending(one => one.Life!.EvidenceTier).ThenByDescending(one => one.Id).Take(Most).ToListAsync(ct);
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (model, at) in models.Select((model, at) => (model, at + 1)))
            {
                await using var entry = await zip.CreateEntry($"{at:000}-{Name(model)}.pdf", CompressionLevel.Fastest).OpenAsync(ct);
                await entry.WriteAsync(await Print(model, request, db, database, units, clock, ct), ct);
            }
        }
        return TypedResults.Bytes(archive.ToArray(), Zip, $"dan-van-kheo-{unitId}.zip");
    }

    private static IQueryable<Model> Whole(RegistryDbContext db) =>
        db.Models.Include(one => one.Steps).Include(one => one.Results).AsSplitQuery().AsNoTracking().Where(one => one.IsPublic);

    private static async Task<byte[]> Print(
        Model model, HttpRequest request, RegistryDbContext db, NpgsqlDataSource database, UnitTree units, TimeProvider clock, CancellationToken ct)
    {
        var field = await db.Fields.AsNoTracking().Where(one => one.Code == model.Field).Select(one => one.NameVi).FirstOrDefaultAsync(ct);
        var replicas = await GetSpread.Replicas(database, model.Id, ct);
        return Card.Print(model, field ?? model.Field, units, replicas, $"{request.Scheme}://{request.Host}/v1/catalogue/models/{model.Id}", clock.Today());
    }

    private static string Name(Model model) =>
        string.Concat(model.FoldedTitle.Take(60).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
}
