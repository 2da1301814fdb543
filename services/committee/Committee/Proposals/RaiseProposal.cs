using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Proposals;

/// <summary>A unit puts something before a committee that leads it; it stands on the agenda of that committee's next meeting by itself.</summary>
internal static class RaiseProposal
{
    /// <param name="FromUnitId">The unit that makes it.</param>
    /// <param name="Attachments">Where its papers lie.</param>
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(
        [property: Required] Guid? CommitteeId,
        [property: Required] Guid? FromUnitId,
        [property: Required, StringLength(Proposal.LongestTitle, MinimumLength = 1)] string Title,
        [property: Required, StringLength(Proposal.LongestText, MinimumLength = 1)] string Text,
        [property: MaxLength(50)] IReadOnlyList<Uri>? Attachments,
        DateOnly? On);

    internal static void Map(RouteGroupBuilder proposals) => proposals.MapPost("/", Handle)
        .WithName(nameof(RaiseProposal)).WithSummary("Put a proposal before a committee")
        .Needs(CommitteesModule.Write).Answers<ProposalResource>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Request request, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var (units, today) = (await source.Current(ct), clock.Today());
        var on = request.On ?? today;
        if (units.Find(request.FromUnitId!.Value) is null)
            return CommitteeProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(units, request.FromUnitId.Value, on, out var outside))
            return outside;
        if (await db.Committees.AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.CommitteeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        if (on > today)
            return CommitteeProblems.NotOnThatDay.ToRefusal();
        if (!committee.IsAtWork(on) || !units.IsWithin(request.FromUnitId.Value, committee.UnitId, on))
            return CommitteeProblems.UnitNotInForce.With("Đơn vị không thuộc Ban Chỉ đạo này.", "The unit does not stand below this committee.");

        var proposal = new Proposal();
        var raised = proposal.Raise(
            committee, request.FromUnitId.Value, request.Title, request.Text, [.. (request.Attachments ?? []).Select(one => one.ToString())], on);
        db.Add(proposal);
        log.Append(proposal, raised, Readers.Within(proposal.FromUnitId), on);
        return await log.Save(Answer.Created($"/v1/proposals/{proposal.Id}", ProposalResource.Of(proposal), proposal.Version), ct);
    }
}

/// <param name="OriginId">The first of its chain.</param>
/// <param name="PreviousId">The one at the level below from which it was forwarded.</param>
/// <param name="Amendment">What the level below changed or added.</param>
/// <param name="ItemId">The agenda item that was carried over so often that it came up here.</param>
public sealed record ProposalResource(
    Guid Id, Guid CommitteeId, Guid UnitId, Guid OriginId, Guid? PreviousId, Guid FromUnitId, string Title, string Text, string? Amendment,
    IReadOnlyList<string> Attachments, Guid? ItemId, string State, DateOnly RaisedOn, string? Outcome, string? Answer, long Version)
{
    internal static ProposalResource Of(Proposal one) => new(
        one.Id, one.CommitteeId, one.UnitId, one.OriginId, one.PreviousId, one.FromUnitId, one.Title, one.Text, one.Amendment, one.Attachments, one.ItemId,
        Kebab.Of(one.State), one.RaisedOn, one.Outcome, one.Answer, one.Version);
}
