using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Submissions;

/// <summary>A unit above allows a report after its period was closed; who allowed it and why stays on record.</summary>
internal static class GrantLateLeave
{
    /// <param name="Until">The last day of the leave.</param>
    /// <param name="ApprovedBy">The office that allows it.</param>
    public sealed record Request(
        [property: Required, StringLength(ReportForm.LongestCode)] string Form,
        Guid UnitId,
        [property: Required, StringLength(10)] string Period,
        DateOnly Until,
        [property: Required, StringLength(LateLeave.LongestReason, MinimumLength = 3)] string Reason,
        [property: Required, StringLength(LateLeave.LongestOffice, MinimumLength = 1)] string ApprovedBy,
        [property: Required, StringLength(LateLeave.LongestDocument, MinimumLength = 1)] string Document);

    /// <param name="To">Last day of the period.</param>
    /// <param name="GrantedBy">The client that entered it.</param>
    public sealed record View(
        Guid Id, string Form, Guid UnitId, string Period, DateOnly To, DateOnly Until, string Reason, string ApprovedBy, string Document, string GrantedBy)
    {
        internal static View Of(LateLeave one) => new(
            one.Id, one.Form, one.UnitId, one.Period, one.To, one.Until, one.Reason, one.ApprovedBy, one.Document, one.GrantedBy);
    }

    private sealed record After(DateOnly To, Guid UnitId, Guid Id);

    internal static void Map(RouteGroupBuilder leaves)
    {
        leaves.MapPost("/", Handle).WithName(nameof(GrantLateLeave)).WithSummary("Allow a report after its period was closed")
            .Needs(ReportingScopes.Approve).Answers<View>(201).Refuses(404, 422);
        leaves.MapGet("/", HandleList).WithName("GetLateLeaves").WithSummary("Leaves for late reports of a form, in a unit and below")
            .Needs(ReportingScopes.Read).Answers<Page<View>>().Refuses(404);
    }

    internal static async Task<IResult> Handle(Request request, SubmissionDesk desk, ReportingDbContext db, EventLog log, Caller caller, CancellationToken ct)
    {
        var (form, period, why) = await desk.Asked(request.Form, request.Period, ct);
        if (form is null || period is null)
            return why!;
        var (chain, notAsked) = await desk.Chain(form, request.UnitId, period, ct);
        if (chain is null)
            return notAsked!;
        // Nobody allows it to themselves.
        if (desk.IsOutside(await desk.Tree(ct), chain[0], out var outside))
            return outside;
        var leave = new LateLeave();
        var granted = leave.Grant(request.UnitId, form.Code, period, request, caller.Client);
        db.Add(leave);
        log.Append(leave, granted, desk.ReadersOf(await desk.Tree(ct), leave.UnitId));
        return await log.Save(Answer.Created($"/v1/late-leaves/{leave.Id}", View.Of(leave)), ct);
    }

    internal static async Task<IResult> HandleList(
        [StringLength(ReportForm.LongestCode)] string form,
        [StringLength(60), Description("A unit's id, or its official code at a day.")] string unit,
        [AsParameters] Paging paging, SubmissionDesk desk, ReportingDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var (tree, unitId, outside) = await desk.Unit(unit, ct);
        if (outside is not null)
            return outside;
        var found = await db.LateLeaves.Within(desk.Below(tree, unitId), nameof(LateLeave.To)).Where(one => one.Form == form)
            .Where(one => after == null || one.To > after.To
                || one.To == after.To && (one.UnitId.CompareTo(after.UnitId) > 0 || one.UnitId == after.UnitId && one.Id.CompareTo(after.Id) > 0))
            .OrderBy(one => one.To).ThenBy(one => one.UnitId).ThenBy(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(View.Of)], one => new After(one.To, one.UnitId, one.Id)));
    }
}
