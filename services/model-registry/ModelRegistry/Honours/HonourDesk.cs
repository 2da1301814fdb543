using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Honours;

/// <summary>What every step of a commendation file begins and ends with.</summary>
internal sealed class HonourDesk(RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock)
{
    public DateOnly Today => clock.Today();

    /// <summary>The file, if it lies within the caller's rights and the newest version was seen.</summary>
    public async Task<Decision<Commendation>> Open(Guid id, IfMatch ifMatch, CancellationToken ct)
    {
        if (await db.Commendations.FindAsync([id], ct) is not { } file || caller.IsOutside(units, file.UnitId, Today, out _))
            return RegistryProblems.CommendationNotFound;
        return ifMatch.Stale(file, out var stale) ? stale : file;
    }

    /// <summary>
    /// What an achievement is counted by: of all models that people found to be the same work, the one that an award stands on, or the first.
    /// </summary>
    public Task<Guid> Achievement(Guid modelId, CancellationToken ct) => db.Database.SqlQuery<Guid>($"""
        with recursive same (id) as (
            select {modelId}
            union
            select case when first_id = same.id then second_id else first_id end
            from duplicate_pair join same on same.id in (first_id, second_id) where is_same)
        select coalesce(
            (select achievement_id from commendation where model_id in (select id from same) and state = 'Awarded' order by id limit 1),
            (select id from same order by id limit 1)) as "Value"
        """).SingleAsync(ct);

    public Task<IResult> Save(Commendation file, object happened, bool isPublic, CancellationToken ct, int status = 200)
    {
        log.Append(file, happened, isPublic ? Readers.Public(file.UnitId) : Readers.Within(file.UnitId));
        var view = CommendationView.Of(file);
        return log.Save(status == 201 ? Answer.Created($"/v1/commendations/{file.Id}", view, file.Version) : Answer.Ok(view, file.Version), ct,
            (Commendation.OncePerAchievement, RegistryProblems.AchievementRewarded));
    }
}
