using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Press;

/// <summary>A piece as it is shown.</summary>
/// <param name="Reach">As the outlet states it; no measure of impact.</param>
public sealed record PressView(
    Guid Id, Guid ModelId, PressKind Kind, string Title, string Outlet, string? Url, DateOnly PublishedOn, bool VisitedOnSite, long? Reach,
    string? Competition, string? Prize)
{
    internal static PressView Of(PressPiece one) => new(
        one.Id, one.ModelId, one.Kind, one.Title, one.Outlet, one.Url, one.PublishedOn, one.IsVisitedOnSite, one.Reach, one.Competition, one.Prize);
}

/// <summary>What the press made of one model, and the entries of one competition with their models; newest first.</summary>
internal static class GetPress
{
    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        v1.MapGet("/models/{id:guid}/press", OfModel).WithTags("press").WithName(nameof(GetPress)).WithSummary("What the press made of a model")
            .AllowAnonymous().Answers<Page<PressView>>().Refuses(404);
        v1.MapGet("/competition-entries", OfCompetition).WithTags("press").WithName("GetCompetitionEntries")
            .WithSummary("Entries of a press competition on public models").AllowAnonymous().Answers<Page<PressView>>();
    }

    private static async Task<IResult> OfModel(
        Guid id, [AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        return model is null || model.IsHiddenFrom(caller, units)
            ? RegistryProblems.ModelNotFound.ToRefusal()
            : await Page(db.PressPieces.Where(piece => piece.ModelId == id), paging, ct);
    }

    private static Task<IResult> OfCompetition(
        [Required, StringLength(200)] string competition, [AsParameters] Paging paging, RegistryDbContext db, CancellationToken ct) =>
        Page(db.PressPieces.Where(piece => piece.Competition == competition && db.Models.Any(model => model.Id == piece.ModelId && model.IsPublic)), paging, ct);

    private static async Task<IResult> Page(IQueryable<PressPiece> pieces, Paging paging, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var found = await pieces.AsNoTracking().Where(piece => after == null || piece.Id < after.Id)
            .OrderByDescending(piece => piece.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(PressView.Of)], piece => new After(piece.Id)));
    }
}

internal static class PressModule
{
    internal static void MapPress(this RouteGroupBuilder v1)
    {
        RecordPress.Map(v1.MapGroup("/models").WithTags("press"));
        GetPress.Map(v1);
    }
}
