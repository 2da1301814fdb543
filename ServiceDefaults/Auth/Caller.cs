using System.Collections.Frozen;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace DanVan.ServiceDefaults;

/// <summary>
/// Who asks: the client, what its token allows, and the unit for whose subtree it acts (an id, or an official code at a date such as
/// <c>412@2018-03-26</c>). Injected per request; <see cref="Anonymous"/> where no token was sent.
/// </summary>
public sealed record Caller(string Client, string? Unit, FrozenSet<string> Scopes)
{
    public static readonly Caller Anonymous = new("anonymous", null, []);

    public bool IsAnonymous => this == Anonymous;

    public bool Has(string scope) => Scopes.Contains(scope);

    internal static Caller Of(HttpContext? context) => context?.User is { Identity.IsAuthenticated: true } user
        ? new(ClientOf(user)!, user.FindFirstValue("unit"), [.. user.FindAll("scope").SelectMany(claim => claim.Value.Split(' '))])
        : Anonymous;

    /// <summary>Null where nobody has said who they are.</summary>
    internal static string? ClientOf(ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true
        ? user.FindFirstValue("client_id") ?? user.FindFirstValue("azp") ?? user.FindFirstValue("sub") ?? "unknown"
        : null;
}

/// <summary>In whose name a background job works, when a caller asked for it; set before anything else of the job's scope is resolved.</summary>
public sealed class ActsFor
{
    public Caller? Caller { get; set; }
}

public static class Scopes
{
    /// <summary>The whole change feed, whatever the unit: for services that follow one another.</summary>
    public const string AllEvents = "events.all";

    /// <summary>Parked events and the verification of the chain: for operators.</summary>
    public const string OperateEvents = "events.operate";

    internal static bool HasScope(this ClaimsPrincipal user, string scope)
    {
        foreach (var claim in user.FindAll("scope"))
        {
            foreach (var part in claim.Value.AsSpan().Split(' '))
            {
                if (claim.Value.AsSpan(part).SequenceEqual(scope))
                    return true;
            }
        }
        return false;
    }
}
