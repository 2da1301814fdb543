using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Scorecards;

/// <summary>The scored unit, and nobody in its name unless it has ended, objects to one part of its score.</summary>
internal static class RaiseObjection
{
    /// <param name="Part">The code of the part.</param>
    /// <param name="Numerator">What should have been counted.</param>
    /// <param name="Denominator">By what it should have been divided.</param>
    public sealed record Request(
        Guid UnitId,
        [property: Required, StringLength(30), Description("The period of the scorecard.")] string Period,
        [property: Required, StringLength(Objection.LongestPart)] string Part,
        [property: Required, StringLength(Objection.LongestWords, MinimumLength = 20)] string Statement,
        [property: Range(0, 1e12)] decimal? Numerator = null,
        [property: Range(0, 1e12)] decimal? Denominator = null);

    internal static void Map(RouteGroupBuilder objections) => objections.MapPost("/", Handle)
        .WithName(nameof(RaiseObjection)).WithSummary("Object to a part of one's own score")
        .Needs(ReportingScopes.Plan).Answers<ObjectionResource>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Request request, ReportingDbContext db, EventLog log, UnitTreeSource units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (!Period.TryParse(request.Period, out var period) || period.From == PlausibleDateAttribute.First)
            return ReportingProblems.BadPeriod.ToRefusal();
        var tree = await units.Current(ct);
        if (tree.Find(request.UnitId) is null)
            return ReportingProblems.UnitNotFound.ToRefusal();
        var objects = tree.Objects(request.UnitId, clock.Today());
        if (tree.Resolve(caller.Unit) != objects)
            return CommonProblems.Forbidden.With(
                "Chỉ đơn vị được chấm điểm, hoặc đơn vị tiếp tục công việc của đơn vị đã kết thúc, mới kiến nghị về điểm đó.",
                "Only the scored unit objects to its score; where it has ended, who carries on for it.", ("callerUnit", caller.Unit), ("objectingUnitId", objects));
        if (await Formula.On(db, period.To, ct) is not { } formula)
            return ReportingProblems.FormulaNotFound.ToRefusal();
        if (formula.Parts.TrueForAll(part => part.Code != request.Part))
            return ReportingProblems.InputsUnfit.With(
                $"Không có phần '{request.Part}'.", $"There is no part '{request.Part}'.", ("parts", formula.InOrder.Select(part => part.Code)));
        var objection = new Objection();
        var raised = objection.Raise(request.UnitId, period, request.Part, request.Statement, request.Numerator, request.Denominator);
        db.Add(objection);
        log.Append(objection, raised, Readers.Within(objects));
        return await log.Save(
            Answer.Created($"/v1/scorecard-objections/{objection.Id}", ObjectionResource.Of(objection), objection.Version), ct,
            (Objection.OncePerPart, ReportingProblems.ObjectionRaised));
    }
}
