using DanVan.Committee.Units;
using DanVan.ModelRegistry.Life;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Voices;

/// <summary>Contested results that nobody has checked since: the work list of who assesses, beside the re-checks.</summary>
internal static class GetContested
{
    /// <param name="VoicedOn">The day of the voice.</param>
    public sealed record View(Guid VoiceId, Guid ModelId, string Title, Guid UnitId, DateOnly VoicedOn);

    private sealed record After(DateOnly VoicedOn, Guid VoiceId);

    internal static void MapVoices(this RouteGroupBuilder v1)
    {
        GetVoiceFigures.Map(v1.MapGroup("/models").WithTags("voices"));
        v1.MapGet("/contested-results", Handle).WithTags("voices").WithName(nameof(GetContested))
            .WithSummary("Contested results that wait for a check, oldest voice first").Needs("models.assess").Answers<Page<View>>();
    }

    internal static async Task<IResult> Handle(
        [AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var mine = (units.Resolve(caller.Unit) is { } own ? units.Reach(own) : []).Select(one => one.UnitId).Distinct().ToArray();
        var found = await (
            from voice in db.Set<HeardVoice>().AsNoTracking()
            join model in db.Models on voice.ModelId equals model.Id
            where !voice.Confirms && mine.Contains(model.UnitId)
                && !db.Set<Step>().Any(step => step.ModelId == voice.ModelId && step.On >= voice.VoicedOn
                    && (step.Kind == StepKind.ImpactChecked || step.Kind == StepKind.Rechecked))
                && (after == null || voice.VoicedOn > after.VoicedOn || voice.VoicedOn == after.VoicedOn && voice.Id > after.VoiceId)
            orderby voice.VoicedOn, voice.Id
            select new View(voice.Id, model.Id, model.Title, model.UnitId, voice.VoicedOn)).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of(found, one => new After(one.VoicedOn, one.VoiceId)));
    }
}
