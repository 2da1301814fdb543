using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Press;

/// <summary>What the press made of a model is linked to it.</summary>
internal static class RecordPress
{
    /// <param name="Outlet">The newspaper, station or portal.</param>
    /// <param name="VisitedOnSite">The author was at the place.</param>
    /// <param name="Reach">Readers or viewers as the outlet states them; it never counts as impact.</param>
    /// <param name="Competition">The press competition; needed of an entry, and of nothing else.</param>
    /// <param name="Prize">What the entry won.</param>
    public sealed record Request(
        PressKind Kind,
        [property: Required, StringLength(300, MinimumLength = 3)] string Title,
        [property: Required, StringLength(200, MinimumLength = 2)] string Outlet,
        [property: PlausibleDate] DateOnly PublishedOn,
        bool VisitedOnSite,
        [property: WebAddress] Uri? Url = null,
        [property: Range(0, 1_000_000_000)] long? Reach = null,
        [property: StringLength(200, MinimumLength = 3)] string? Competition = null,
        [property: StringLength(100, MinimumLength = 2)] string? Prize = null);

    internal static void Map(RouteGroupBuilder models) => models.MapPost("/{id:guid}/press", Handle)
        .WithName(nameof(RecordPress)).WithSummary("Link an article, a broadcast or a competition entry to a model")
        .Needs("models.write").Answers<PressView>(201).Refuses(404, 409, 422);

    private static async Task<IResult> Handle(
        Guid id, Request request, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (model is null)
            return RegistryProblems.ModelNotFound.ToRefusal();
        if (caller.IsOutside(units, model.UnitId, clock.Today(), out var outside))
            return model.IsPublic ? outside : RegistryProblems.ModelNotFound.ToRefusal();
        if (PressPiece.Record(model, request, clock.Today()).Refused(out var refusal, out var recorded))
            return refusal;
        db.Add(recorded.Piece);
        log.Append(recorded.Piece, recorded.Event, model.IsPublic ? Readers.Public(model.UnitId) : Readers.Within(model.UnitId));
        return await log.Save(Answer.Created($"/v1/models/{id}/press", PressView.Of(recorded.Piece)), ct,
            (PressPiece.OncePerAddress, RegistryProblems.PressRecordedBefore));
    }
}
