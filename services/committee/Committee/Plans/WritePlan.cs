using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Plans;

/// <summary>Writes the text of a plan, as often as wanted before it is submitted.</summary>
internal static class WritePlan
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(string LocalCharacteristics, IReadOnlyList<NewAnswer> Answers, DateOnly? On = null) : NewPlanText(LocalCharacteristics, Answers);

    internal static void Map(RouteGroupBuilder plans) => plans.MapPut("/{planId:guid}", Handle)
        .WithName(nameof(WritePlan)).WithSummary("Write the text of a plan")
        .Needs(CommitteesModule.Write).Answers<PlanResource>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(Guid planId, Request request, IfMatch ifMatch, PlanDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(planId, on, ifMatch, asSuperior: false, ct)).Refused(out var refusal, out var plan))
            return refusal;
        return plan.Write(desk.Programme, request.ToText(), on, desk.Today).Refused(out refusal, out var written)
            ? refusal
            : await desk.Save(plan, written, on, ct);
    }
}

/// <summary>What a unit writes.</summary>
/// <param name="LocalCharacteristics">What is particular to the unit and shapes the plan.</param>
/// <param name="Answers">One for each content of the programme; all of them before the plan can be submitted.</param>
public record NewPlanText(
    [property: Required, StringLength(Plan.LongestText)] string LocalCharacteristics,
    [property: Required, MaxLength(30)] IReadOnlyList<NewAnswer> Answers)
{
    internal PlanText ToText() => new(
        LocalCharacteristics.Trim(),
        [.. Answers.OrderBy(answer => answer.Content).Select(answer => new PlanAnswer(answer.Content!.Value, Kebab.Of(answer.Stance!.Value), answer.Why, answer.Text))]);
}

/// <param name="Content">The number of the content.</param>
/// <param name="Text">What the unit will do. Not needed where the content does not apply.</param>
public sealed record NewAnswer(
    [property: Required] int? Content,
    [property: Required] Stance? Stance,
    [property: Required, StringLength(Plan.LongestReason, MinimumLength = 1)] string Why,
    [property: StringLength(Plan.LongestText, MinimumLength = 1)] string? Text) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Stance is not Plans.Stance.NotApplicable && Text is null)
            yield return new("What is adopted or adapted says what will be done.", [nameof(Text)]);
    }
}

/// <summary>adopt: as the programme words it. adapt: in a way of one's own. not-applicable: not here, and why.</summary>
public enum Stance
{
    Adopt,
    Adapt,
    NotApplicable,
}
