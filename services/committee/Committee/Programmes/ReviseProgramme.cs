using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Programmes;

/// <summary>Rewrites a draft. What has been issued stands: whoever wants it otherwise issues next year's.</summary>
internal static class ReviseProgramme
{
    internal static void Map(RouteGroupBuilder programmes) => programmes.MapPut("/{programmeId:guid}", Handle)
        .WithName(nameof(ReviseProgramme)).WithSummary("Revise a draft")
        .Needs(CommitteesModule.Write).Answers<ProgrammeResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid programmeId, ProgrammeText request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller,
        CancellationToken ct)
    {
        var units = await source.Current(ct);
        if (await db.Programmes.SingleOrDefaultAsync(one => one.Id == programmeId, ct) is not { } programme)
            return CommitteeProblems.ProgrammeNotFound.ToRefusal();
        if (caller.IsOutside(units, programme.UnitId, programme.DraftedOn, out var outside))
            return programme.IssuedOn is null ? CommitteeProblems.ProgrammeNotFound.ToRefusal() : outside;
        if (ifMatch.Stale(programme, out var stale))
            return stale;
        if (programme.Revise(request).Refused(out var refusal, out var revised))
            return refusal;
        log.Append(programme, revised, programme.Readers);
        return await log.Save(Answer.Ok(ProgrammeResource.Of(programme, caller, units), programme.Version), ct);
    }
}
