using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Units.Requests;

/// <summary>Decides on each field of a request; the unit changes by what is approved, in the same transaction, or nothing is decided.</summary>
internal static class DecideUnitChange
{
    public sealed record Request([property: Required, MinLength(1), MaxLength(4)] IReadOnlyList<FieldDecision> Fields);

    public sealed record FieldDecision(
        [property: Required] UnitField? Field, [property: Required] bool? Approved, [property: StringLength(UnitChangeRequest.LongestReason)] string? Reason);

    internal static void Map(RouteGroupBuilder requests) => requests.MapPost("/{requestId:guid}/decisions", Handle)
        .WithName(nameof(DecideUnitChange)).WithSummary("Decide on a request, field by field")
        .Needs(UnitsModule.KeepRegistry).Answers<UnitChangeRequestResource>().Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid requestId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, Registry registry, Caller caller, CancellationToken ct)
    {
        await registry.Open(ct);
        if (await db.ChangeRequests.SingleOrDefaultAsync(one => one.Id == requestId, ct) is not { } asked)
            return CommitteeProblems.RequestNotFound.ToRefusal();
        if (ifMatch.Stale(asked, out var stale))
            return stale;
        var unit = (await registry.Find(asked.UnitId, ct))!;
        var decisions = request.Fields.DistinctBy(field => field.Field).ToDictionary(field => Kebab.Of(field.Field!.Value), field => (field.Approved!.Value, field.Reason));
        if (asked.Decide(unit.Newest, decisions).Refused(out var refusal, out var decided))
            return refusal;
        if (Apply(asked, unit, registry) is { } unfit)
            return unfit;
        log.Append(asked, decided, Readers.Within(asked.UnitId));
        return await registry.Save(Answer.Ok(UnitChangeRequestResource.Of(asked, caller), asked.Version), ct);
    }

    private static Refusal? Apply(UnitChangeRequest asked, Unit unit, Registry registry)
    {
        var approved = asked.Fields.Where(field => field.Approved == true).ToDictionary(field => field.Field, field => field.Requested);
        var (on, document, now) = (asked.EffectiveOn, asked.Document, unit.Newest);
        var kind = approved.GetValueOrDefault("kind") ?? now.Kind;
        var parent = approved.TryGetValue("parent", out var id) ? id is null ? (Guid?)null : Guid.Parse(id) : now.ParentId;
        if ((kind != now.Kind || parent != now.ParentId) && registry.Units.UnfitParent(unit.Id, kind, parent, on) is { } unfit)
            return unfit;
        return (approved.TryGetValue("code", out var code) ? registry.Note(unit, unit.Recode(code, on, document)) : null)
            ?? (approved.ContainsKey("kind") ? registry.Note(unit, unit.Reclassify(kind, UnitNames.Full(now.ShortName, kind), on, document)) : null)
            ?? (approved.TryGetValue("name", out var name) && name != unit.Newest.Name
                ? registry.Note(unit, unit.Rename(name!, UnitNames.Short(name!, kind), on, document)) : null)
            ?? (approved.ContainsKey("parent") ? registry.Note(unit, unit.Reparent(parent, on, document)) : null);
    }
}
