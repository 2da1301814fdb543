using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Honours;

/// <summary>The forms of award as they hold and held; a new law is a new version, published by the province.</summary>
internal static class AwardForms
{
    /// <param name="Code">The same for all versions of a form.</param>
    /// <param name="Level">Who gives it.</param>
    /// <param name="MinTier">The evidence tier below which it is not given.</param>
    /// <param name="ValidFrom">First day; the version before ends then.</param>
    /// <param name="Source">The law or decision.</param>
    public sealed record Request(
        [property: Required, StringLength(40), RegularExpression("^[a-z]+(-[a-z]+)*$")] string Code,
        [property: Required, StringLength(200, MinimumLength = 5)] string Name,
        RecognitionLevel Level,
        [property: Range(1, 5)] int MinTier,
        [property: PlausibleDate] DateOnly ValidFrom,
        [property: Required, StringLength(300, MinimumLength = 5)] string Source);

    public sealed record View(
        Guid Id, string Code, string Name, RecognitionLevel Level, int MinTier, DateOnly ValidFrom, DateOnly? ValidTo, string Source)
    {
        internal static View Of(AwardForm form) =>
            new(form.Id, form.Code, form.Name, form.Level, form.MinTier, form.ValidFrom, form.ValidTo, form.Source);
    }

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        var forms = v1.MapGroup("/award-forms").WithTags("honours");
        forms.MapPost("/", Publish).WithName("PublishAwardForm").WithSummary("Publish a version of a form of award")
            .Needs("models.recognise").Answers<View>(201).Refuses(409);
        forms.MapGet("/", List).WithName("GetAwardForms").WithSummary("The forms of award, of a day or of all times").AllowAnonymous().Answers<Page<View>>();
    }

    private static async Task<IResult> Publish(
        Request request, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (units.Resolve(caller.Unit) is not { } own || units.Find(own, clock.Today()) is not { } unit || UnitKinds.Tier(unit.Kind) != 1)
            return RegistryProblems.LevelAboveYours.ToRefusal();
        var open = await db.AwardForms.SingleOrDefaultAsync(form => form.Code == request.Code && form.ValidTo == null, ct);
        if (open is not null && !open.EndsOn(request.ValidFrom))
            return RegistryProblems.AwardFormInForce.ToRefusal();
        var (form, published) = AwardForm.Publish(request);
        db.Add(form);
        log.Append(form, published, Readers.Public(own));
        return await log.Save(Answer.Created("/v1/award-forms", View.Of(form)), ct, (AwardForm.OneInForce, RegistryProblems.AwardFormInForce));
    }

    private static async Task<IResult> List([PlausibleDate] DateOnly? on, [AsParameters] Paging paging, RegistryDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var found = await db.AwardForms.AsNoTracking()
            .Where(form => (on == null || form.ValidFrom <= on && (form.ValidTo == null || on < form.ValidTo)) && (after == null || form.Id > after.Id))
            .OrderBy(form => form.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(View.Of)], form => new After(form.Id)));
    }
}
