using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Submissions;

/// <param name="Number">1, and one more for each correction.</param>
/// <param name="SupersedesId">The approved report that it corrects.</param>
/// <param name="State"><c>draft</c>, <c>submitted</c>, <c>accepted</c>, <c>returned</c>, <c>approved</c> (locked) or <c>superseded</c> by a correction.</param>
/// <param name="AtUnitId">The unit whose turn it is; absent where it is locked.</param>
/// <param name="ActingUnitId">Who takes that turn, where the unit has ended.</param>
/// <param name="CarriedOnByUnitId">Who finishes and corrects it for its unit, where that has ended.</param>
/// <param name="OnTime">By the form's own last day; absent while nothing was submitted.</param>
/// <param name="ExtendedTo">The last day of the leave under which it was submitted.</param>
/// <param name="KnownAt">The figures are as of then.</param>
/// <param name="Positions">How far each service had been followed then.</param>
/// <param name="Transitions">What this caller may do with it now; not given in lists.</param>
public sealed record SubmissionView(
    Guid Id, Guid UnitId, string Form, string Period, DateOnly From, DateOnly To, int Number, Guid? SupersedesId, string? Reason, string State,
    Guid? AtUnitId, DateOnly DueOn, DateOnly? ExtendedTo, DateOnly? FirstSubmittedOn, bool? OnTime, DateOnly? ApprovedOn, DateTimeOffset KnownAt,
    IReadOnlyList<PositionView> Positions, IReadOnlyList<AnswerView> Answers, IReadOnlyList<StepView> Steps, long Version,
    Guid? ActingUnitId = null, Guid? CarriedOnByUnitId = null, IReadOnlyList<SubmissionTransition>? Transitions = null)
{
    internal static SubmissionView Of(Submission one, Func<Guid, Guid> acting) => new(
        one.Id, one.UnitId, one.Form, one.Period, one.From, one.To, one.Number, one.SupersedesId, one.Reason, Kebab.Of(one.State),
        one.AtUnitId, one.DueOn, one.ExtendedTo, one.FirstSubmittedOn, one.OnTime, one.ApprovedOn, one.KnownAt,
        [.. one.Positions.Select(at => new PositionView(at.Source, at.Position))],
        [.. one.Answers.Select(answer => AnswerView.Of(one, answer))],
        [.. one.Steps.Select(step => new StepView(Kebab.Of(step.Step), step.UnitId, step.By, step.At, step.Comment, step.ActingUnitId))], one.Version,
        Other(one.AtUnitId, acting), Other(one.UnitId, acting));

    private static Guid? Other(Guid? unit, Func<Guid, Guid> acting) => unit is { } id && acting(id) is var actor && actor != id ? actor : null;
}

/// <param name="Position">Everything up to it was counted.</param>
public sealed record PositionView(string Source, long Position);

/// <param name="Remark">What the unit says of a figure that was drawn from records.</param>
/// <param name="Indicator">Where the number was drawn from; absent where the unit gave it.</param>
/// <param name="Definition">The version of the indicator's definition.</param>
/// <param name="Why">The inputs of the figure, as of then; absent for a ratio, whose parts have theirs.</param>
public sealed record AnswerView(string Field, decimal? Number, string? Text, string? Remark, string? Indicator, short? Definition, string? Why)
{
    internal static AnswerView Of(Submission one, FieldAnswer answer) => new(
        answer.Field, answer.Number is { } number ? FigureView.Round(number) : null, answer.Text, answer.Remark, answer.Indicator, answer.Definition,
        answer is { Indicator: { } indicator, IsRatio: false }
            ? $"/v1/figures/why?indicator={indicator}&unit={one.UnitId}&period={Prefill.Span(new(one.From, one.To))}&structure={one.To:yyyy-MM-dd}&asOf={one.KnownAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}"
            : null);
}

/// <param name="By">The client that did it.</param>
/// <param name="ActingUnitId">The unit that stood in, where that whose turn it was had ended.</param>
public sealed record StepView(string Step, Guid UnitId, string By, DateTimeOffset At, string? Comment, Guid? ActingUnitId = null);

/// <summary>Something that the caller may do now.</summary>
/// <param name="Href">Where to post it.</param>
public sealed record SubmissionTransition(string Name, string Href);
