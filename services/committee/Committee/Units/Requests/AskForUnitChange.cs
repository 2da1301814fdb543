using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units.Requests;

/// <summary>Asks the registry to change a unit: any committee office may, for units of its subtree.</summary>
internal static class AskForUnitChange
{
    public sealed record Request(
        [property: Required] Guid? UnitId,
        [property: Required, MinLength(1), MaxLength(4)] IReadOnlyList<Wish> Fields,
        [property: Required] DateOnly? EffectiveOn,
        [property: Required] OrderingDocument Document,
        [property: Required, StringLength(UnitChangeRequest.LongestReason, MinimumLength = 1)] string Reason) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Fields.GroupBy(wish => wish.Field).Any(same => same.Count() > 1))
                yield return new("A field is asked for once.", [nameof(Fields)]);
            foreach (var wish in Fields.Where(wish => wish.WhyNot is not null))
                yield return new(wish.WhyNot, [nameof(Fields)]);
        }
    }

    /// <param name="Field">What is to change.</param>
    /// <param name="Value">The value asked for: a full name, a kind, a code or the id of the parent. Absent: none.</param>
    public sealed record Wish([property: Required] UnitField? Field, [property: StringLength(200, MinimumLength = 1)] string? Value)
    {
        internal string? WhyNot => Field switch
        {
            UnitField.Name when Value is null => "A unit needs a name.",
            UnitField.Kind when !Contracts.V1.UnitKinds.All.Contains(Value) => $"A kind is one of {string.Join(", ", Contracts.V1.UnitKinds.All)}.",
            UnitField.Parent when Value is not null && !Guid.TryParseExact(Value, "D", out _) => "A parent is named by its id.",
            UnitField.Code when Value?.Length > 20 => "A code has at most 20 characters.",
            _ => null,
        };
    }

    internal static void Map(RouteGroupBuilder requests) => requests.MapPost("/", Handle)
        .WithName(nameof(AskForUnitChange)).WithSummary("Ask for a change of a unit")
        .Needs(Committees.CommitteesModule.Write).Answers<UnitChangeRequestResource>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Request request, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        var (units, on) = (await source.Current(ct), request.EffectiveOn!.Value);
        if (units.Find(request.UnitId!.Value) is null)
            return CommitteeProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(units, request.UnitId.Value, on, out var outside))
            return outside;
        if (units.Find(request.UnitId.Value, on) is not { } unit)
            return CommitteeProblems.UnitNotInForce.ToRefusal();

        var asked = new UnitChangeRequest();
        var decided = asked.Ask(
            unit, [.. request.Fields.Select(wish => (wish.Field!.Value, wish.Value?.ToString()))], on, request.Document.ToDocument(), request.Reason, caller.Client);
        if (decided.Refused(out var refusal, out var happened))
            return refusal;
        db.Add(asked);
        log.Append(asked, happened, Readers.Within(asked.UnitId));
        return await log.Save(Answer.Created($"/v1/unit-change-requests/{asked.Id}", UnitChangeRequestResource.Of(asked, caller), asked.Version), ct);
    }
}
