using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Programmes;

/// <summary>Sends the programme down the tree: from now on every unit of its levels owes a plan.</summary>
internal static class IssueProgramme
{
    /// <param name="Symbol">Number and symbol of the document.</param>
    /// <param name="On">The day of issue; today when absent.</param>
    public sealed record Request([property: StringLength(Programme.LongestSymbol, MinimumLength = 1)] string? Symbol, DateOnly? On);

    internal static void Map(RouteGroupBuilder programmes) => programmes.MapPost("/{programmeId:guid}/issues", Handle)
        .WithName(nameof(IssueProgramme)).WithSummary("Issue a programme")
        .Needs(CommitteesModule.Write).Answers<ProgrammeResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid programmeId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller,
        TimeProvider clock, CancellationToken ct)
    {
        var (units, today) = (await source.Current(ct), clock.Today());
        if (await db.Programmes.SingleOrDefaultAsync(one => one.Id == programmeId, ct) is not { } programme)
            return CommitteeProblems.ProgrammeNotFound.ToRefusal();
        if (caller.IsOutside(units, programme.UnitId, request.On ?? today, out var outside))
            return programme.IssuedOn is null ? CommitteeProblems.ProgrammeNotFound.ToRefusal() : outside;
        if (ifMatch.Stale(programme, out var stale))
            return stale;
        if (programme.Issue(request.Symbol, request.On ?? today, today).Refused(out var refusal, out var issued))
            return refusal;
        log.Append(programme, issued, programme.Readers, issued.IssuedOn);
        return await log.Save(Answer.Ok(ProgrammeResource.Of(programme, caller, units), programme.Version), ct);
    }
}
