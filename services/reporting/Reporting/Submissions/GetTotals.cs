using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Contracts.V1;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Submissions;

/// <summary>
/// The sums of a form over a unit and all below it, never without the state of every report that is in them, or missing. Level by level: what a
/// district reports may hold its communes already, and a figure that is drawn for it does.
/// </summary>
internal static class GetTotals
{
    public sealed record Query(
        [property: Required, StringLength(ReportForm.LongestCode)] string Form,
        [property: Required, StringLength(60), Description("A unit's id, or its official code at a day: 412@2018-03-26.")] string Unit,
        [property: Required, StringLength(10), Description("A period of the form: 2026-03, 2026-Q1, 2026-H1, 2026-9M, 2026.")] string Period);

    private sealed record After(string Code);

    private sealed record Input(Owed Owed, Submission? Current, bool IsCorrected)
    {
        /// <summary>Missing, or the one state of the report.</summary>
        public string State => Current is null ? "missing" : Kebab.Of(Current.State);

        public bool Counts => Current is { IsAtWork: false };

        public int Tier => UnitKinds.Tier(Owed.Unit.Kind);
    }

    internal static void Map(RouteGroupBuilder totals)
    {
        totals.MapGet("/", Handle).WithName(nameof(GetTotals)).WithSummary("Sums of a form, level by level, with the states of their inputs")
            .Needs(ReportingScopes.Read).Answers<TotalsView>().Refuses(404);
        totals.MapGet("/inputs", HandleInputs).WithName("GetTotalInputs").WithSummary("Every report that is in a sum or missing from it, with its state")
            .Needs(ReportingScopes.Read).Answers<Page<TotalInput>>().Refuses(404);
    }

    internal static async Task<IResult> Handle(
        [AsParameters] Query query, SubmissionDesk desk, Obligations obligations, ReportingDbContext db, CancellationToken ct)
    {
        var (unitId, form, period, inputs, why) = await Read(query, desk, obligations, db, ct);
        if (inputs is null)
            return why!;
        var unit = UnitName.Of(await desk.Tree(ct), unitId, period!.Days.To);
        return TypedResults.Ok(new TotalsView(
            form!.Code, form.Number, unit, period.Name, period.Days.From, period.Days.To,
            inputs.Count > 0 && inputs.TrueForAll(one => one.Current?.State == SubmissionState.Approved),
            [.. inputs.GroupBy(one => one.State).OrderBy(state => state.Key, StringComparer.Ordinal).Select(state => new StateCount(state.Key, state.Count()))],
            [.. form.Fields.Where(field => field.Kind == FieldKind.Number).SelectMany(field => form.Tiers.Where(tier => tier >= UnitKinds.Tier(unit.Kind))
                .Select(tier => Sum(field, tier, inputs)))]));
    }

    internal static async Task<IResult> HandleInputs(
        [AsParameters] Query query, [AsParameters] Paging paging, SubmissionDesk desk, Obligations obligations, ReportingDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var (_, _, period, inputs, why) = await Read(query, desk, obligations, db, ct);
        if (inputs is null)
            return why!;
        var tree = await desk.Tree(ct);
        return TypedResults.Ok(paging.Of([.. inputs.Where(one => after is null || string.CompareOrdinal(one.Owed.Unit.Code ?? "", after.Code) > 0)
            .OrderBy(one => one.Owed.Unit.Code ?? "", StringComparer.Ordinal).Take(paging.Size + 1)
            .Select(one => new TotalInput(UnitName.Of(tree, one.Owed.Unit.UnitId, period!.Days.To), one.State, one.Counts, one.IsCorrected,
                one.Current?.Id, one.Current?.Number, one.Current?.AtUnitId, one.Owed.SubmittedOn is null ? null : one.Owed.IsOnTime, one.Owed.DueOn,
                [.. (one.Current?.Answers ?? []).Where(answer => answer.Number is not null).Select(answer => new InputValue(answer.Field, FigureView.Round(answer.Number!.Value)))],
                ReportForm.Level(one.Tier)))],
            one => new After(one.Unit.Code ?? "")));
    }

    private static async Task<(Guid UnitId, ReportForm? Form, ReportPeriod? Period, List<Input>? Inputs, Refusal? Why)> Read(
        Query query, SubmissionDesk desk, Obligations obligations, ReportingDbContext db, CancellationToken ct)
    {
        var (form, period, unknown) = await desk.Asked(query.Form, query.Period, ct);
        if (form is null || period is null)
            return (default, null, null, null, unknown);
        var (_, unitId, outside) = await desk.Unit(query.Unit, ct);
        if (outside is not null)
            return (default, null, null, null, outside);
        var (owed, why) = await obligations.Read(form.Code, unitId, new(period.Days.To, period.Days.To), ct);
        if (owed is null)
            return (default, null, null, null, why);
        var ids = owed.Select(one => one.Unit.UnitId).ToArray();
        var found = (await db.Submissions.AsNoTracking().Where(one => one.Form == form.Code && one.To == period.Days.To && ids.Contains(one.UnitId)).ToListAsync(ct))
            .ToLookup(one => one.UnitId);
        // What was approved counts until its correction is approved too.
        return (unitId, form, period, [.. owed.Select(one => new Input(one,
            found[one.Unit.UnitId].FirstOrDefault(report => report.State == SubmissionState.Approved) ?? found[one.Unit.UnitId].MaxBy(report => report.Number),
            found[one.Unit.UnitId].Any(report => report is { SupersedesId: not null, State: not SubmissionState.Approved and not SubmissionState.Superseded })))], null);
    }

    private static TotalField Sum(FormField field, int tier, List<Input> inputs)
    {
        var given = inputs.Where(one => one.Counts && one.Tier == tier)
            .Select(one => (one.Current!.State, Answer: one.Current.Answers.Find(answer => answer.Field == field.Key))).Where(one => one.Answer?.Number is not null).ToList();
        decimal? Of(Func<SubmissionState, bool> states) => given.Exists(one => one.Answer!.IsRatio) ? null
            : FigureView.Round(given.Where(one => states(one.State)).Sum(one => one.Answer!.Number!.Value));
        return new(field.Key, field.Name, field.Measure, Of(state => state == SubmissionState.Approved), Of(_ => true),
            given.Count(one => one.State == SubmissionState.Approved), given.Count, ReportForm.Level(tier));
    }
}

/// <param name="Complete">Every report is there and approved.</param>
/// <param name="States">How many reports are in which state; <c>missing</c> where nothing was begun.</param>
/// <param name="Fields">One row for each number of the form and each level that reports it, from the top. Never added up over levels.</param>
public sealed record TotalsView(
    string Form, int FormNumber, UnitName Unit, string Period, DateOnly From, DateOnly To, bool Complete, IReadOnlyList<StateCount> States, IReadOnlyList<TotalField> Fields);

public sealed record StateCount(string State, int Reports);

/// <param name="Approved">The sum of what is approved; absent of a ratio, which has no sum.</param>
/// <param name="Submitted">The sum of all that was submitted, approved or not.</param>
/// <param name="ApprovedInputs">How many reports are in the first sum.</param>
/// <param name="SubmittedInputs">How many are in the second.</param>
/// <param name="Level">Whose reports are summed: <c>province</c>, <c>district</c> or <c>commune</c>. A district's figure may hold those of its communes.</param>
public sealed record TotalField(
    string Field, string Name, string? Measure, decimal? Approved, decimal? Submitted, int ApprovedInputs, int SubmittedInputs, string Level);

/// <param name="State"><c>missing</c>, or the state of the report.</param>
/// <param name="Counted">It is in the sum of what was submitted.</param>
/// <param name="CorrectionAtWork">A correction of it is on its way; until that is approved, this counts.</param>
/// <param name="Level">In the sums of which level it is.</param>
public sealed record TotalInput(
    UnitName Unit, string State, bool Counted, bool CorrectionAtWork, Guid? SubmissionId, int? Number, Guid? AtUnitId, bool? OnTime, DateOnly DueOn,
    IReadOnlyList<InputValue> Values, string Level);

public sealed record InputValue(string Field, decimal Number);
