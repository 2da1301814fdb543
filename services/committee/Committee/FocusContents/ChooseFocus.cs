using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.FocusContents;

/// <summary>An organisation chooses its one content of a year.</summary>
internal static class ChooseFocus
{
    /// <param name="On">The day of the choice; today when absent.</param>
    public sealed record Request(
        [property: Required] Guid? UnitId, [property: Required, Range(1990, 2199)] int? Year, string Title, string Reason,
        Guid? ProgrammeId = null, int? Content = null, DateOnly? On = null) : FocusChoice(Title, Reason, ProgrammeId, Content);

    internal static void Map(RouteGroupBuilder contents) => contents.MapPost("/", Handle)
        .WithName(nameof(ChooseFocus)).WithSummary("Choose the focus content of a year")
        .Needs(CommitteesModule.Write).Answers<FocusContentResource>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Request request, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var (units, today) = (await source.Current(ct), clock.Today());
        var on = request.On ?? today;
        if (units.Find(request.UnitId!.Value) is null)
            return CommitteeProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(units, request.UnitId.Value, on, out var outside))
            return outside;
        if (units.Find(request.UnitId.Value, on) is null)
            return CommitteeProblems.UnitNotInForce.ToRefusal();
        if (await request.IsUnknown(db, ct))
            return CommitteeProblems.ProgrammeNotFound.ToRefusal();

        var focus = new FocusContent();
        if (focus.Choose(request.UnitId.Value, request.Year!.Value, request, on, today).Refused(out var refusal, out var chosen))
            return refusal;
        db.Add(focus);
        log.Append(focus, chosen, Readers.Public(focus.UnitId), on);
        return await log.Save(
            Answer.Created($"/v1/focus-contents/{focus.Id}", FocusContentResource.Of(focus, caller, units, today), focus.Version), ct,
            (FocusContent.OneOpenPerYear, CommitteeProblems.FocusTaken));
    }
}

/// <summary>What is chosen, and why this.</summary>
/// <param name="Reason">Why it is truly effective here.</param>
/// <param name="ProgrammeId">The programme it is taken from.</param>
/// <param name="Content">Its number there.</param>
public record FocusChoice(
    [property: Required, StringLength(FocusContent.LongestTitle, MinimumLength = 1)] string Title,
    [property: Required, StringLength(FocusContent.LongestReason, MinimumLength = 1)] string Reason,
    Guid? ProgrammeId = null, int? Content = null)
{
    /// <summary>Names a content that no issued programme has.</summary>
    internal async Task<bool> IsUnknown(CommitteeDbContext db, CancellationToken ct)
    {
        if (ProgrammeId is null)
            return Content is not null;
        var programme = await db.Programmes.AsNoTracking().SingleOrDefaultAsync(one => one.Id == ProgrammeId && one.IssuedOn != null, ct);
        return programme is null || (Content is { } number && (number < 1 || number > programme.Contents.Count));
    }
}
