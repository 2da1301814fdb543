using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Photos;

/// <summary>The unit puts a photo beside a step: JPEG or PNG up to 5 MB, as the body of the request. Who sees the model sees its photos.</summary>
internal static class AttachPhoto
{
    /// <param name="Address">Where the picture is.</param>
    public sealed record View(int Number, int Step, string ContentType, int Bytes, string Sha256, DateOnly AttachedOn, string Address)
    {
        internal static View Of(Photo one) => new(
            one.Number, one.Step, one.ContentType, one.Bytes, one.Sha256, one.AttachedOn, $"/v1/models/{one.ModelId}/photos/{one.Number}");
    }

    internal static void Map(RouteGroupBuilder models)
    {
        models.MapPost("/{id:guid}/steps/{step:int}/photos", Handle).WithName(nameof(AttachPhoto)).WithSummary("Put a photo beside a step as evidence")
            .WithMetadata(new RequestSizeLimitAttribute(Photo.MostBytes))
            .Needs("models.write").Accepts<IFormFile>(FileKind.Jpeg, FileKind.Png).Answers<View>(201).Refuses(404, 409, 413, 415, 422);
        models.MapGet("/{id:guid}/photos", List).WithName("GetPhotos").WithSummary("The photos of a model").AllowAnonymous().Answers<IReadOnlyList<View>>().Refuses(404);
        models.MapGet("/{id:guid}/photos/{number:int}", Get).WithName("GetPhoto").WithSummary("One photo of a model")
            .AllowAnonymous().Produces<byte[]>(200, FileKind.Jpeg, FileKind.Png).Refuses(404);
    }

    internal static async Task<IResult> Handle(
        Guid id, [Range(1, 100)] int step, HttpRequest request, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Models.AsNoTracking().Include(one => one.Steps).AsSplitQuery().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } model || model.IsHiddenFrom(caller, units))
            return RegistryProblems.ModelNotFound.ToRefusal();
        if (caller.IsOutside(units, model.UnitId, clock.Today(), out var outside))
            return outside;
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, ct);
        var number = await db.Photos.CountAsync(one => one.ModelId == id, ct) + 1;
        if (Photo.Attach(model, step, number, file.ToArray(), request.ContentType, clock.Today(), out var photo).Refused(out var refusal, out var attached))
            return refusal;
        db.Add(photo);
        log.Append(photo, attached, model.IsPublic ? Readers.Public(model.UnitId) : Readers.Within(model.UnitId));
        var view = View.Of(photo);
        return await log.Save(Answer.Created(view.Address, view), ct, (Photo.OneOfEachNumber, CommonProblems.Conflict));
    }

    internal static async Task<IResult> List(Guid id, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct) =>
        await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } model || model.IsHiddenFrom(caller, units)
            ? RegistryProblems.ModelNotFound.ToRefusal()
            : TypedResults.Ok(await db.Photos.Where(one => one.ModelId == id).OrderBy(one => one.Number).Select(one => new View(
                one.Number, one.Step, one.ContentType, one.Bytes, one.Sha256, one.AttachedOn, $"/v1/models/{id}/photos/{one.Number}")).ToListAsync(ct));

    internal static async Task<IResult> Get(
        Guid id, [Range(1, Photo.Most)] int number, RegistryDbContext db, UnitTree units, Caller caller, HttpResponse response, CancellationToken ct)
    {
        if (await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } model || model.IsHiddenFrom(caller, units)
            || await db.Photos.AsNoTracking().SingleOrDefaultAsync(one => one.ModelId == id && one.Number == number, ct) is not { } photo)
            return RegistryProblems.ModelNotFound.ToRefusal();
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(photo.Content, photo.ContentType);
    }
}
