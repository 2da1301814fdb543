using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DanVan.Committee.Units;

/// <summary><c>GET /v1/access/explain</c>: why this caller may, or may not, act with a scope on a unit for a day. Changes nothing.</summary>
public static class ExplainAccess
{
    /// <param name="Unit">The unit to act on: an id, or an official code at a date.</param>
    /// <param name="Scope">The scope that the act needs.</param>
    /// <param name="On">The day concerned; today unless given.</param>
    public sealed record Query(
        [property: Required, StringLength(60), Description("A unit's id, or its official code at a date: 16681@2026-01-01.")] string Unit,
        [property: StringLength(60)] string? Scope,
        [property: PlausibleDate] DateOnly? On);

    public sealed record Answer(bool Allowed, string Client, string? CallerUnit, DateOnly On, IReadOnlyList<Reason> Reasons);

    /// <summary>One condition, whether it holds, and what it was held against.</summary>
    public sealed record Reason(string Rule, bool Holds, string Detail);

    public static void MapAccess(this RouteGroupBuilder v1) => v1.MapGet("/access/explain", Handle)
        .WithName(nameof(ExplainAccess)).WithTags("access").WithSummary("Why the caller may or may not act").Checks<Query>().Answers<Answer>();

    internal static Ok<Answer> Handle([AsParameters] Query query, Caller caller, UnitTree units, TimeProvider clock)
    {
        var on = query.On ?? clock.Today();
        List<Reason> reasons = [];
        if (query.Scope is { } scope)
            reasons.Add(new("scope", caller.Has(scope), $"The token carries: {string.Join(' ', caller.Scopes.Order(StringComparer.Ordinal))}"));
        var (own, unit) = (units.Resolve(caller.Unit), units.Resolve(query.Unit));
        reasons.Add(new("caller-unit-known", own is not null, $"The token's unit is {caller.Unit ?? "missing"}: {Name(units, own)}"));
        reasons.Add(new("unit-known", unit is not null, $"{query.Unit} is {Name(units, unit)}"));
        if (own is { } above && unit is { } below)
        {
            reasons.Add(new("unit-covered", units.Covers(above, below, on),
                $"On {on:yyyy-MM-dd} {Name(units, below)} stands below {string.Join(", ", units.Ancestors(below, on).Select(one => one.Name).DefaultIfEmpty("nothing"))}"));
        }
        return TypedResults.Ok(new Answer(reasons.TrueForAll(reason => reason.Holds), caller.Client, caller.Unit, on, reasons));
    }

    private static string Name(UnitTree units, Guid? id) => id is { } known ? units.Find(known)?.Name ?? "unknown" : "unknown";
}
