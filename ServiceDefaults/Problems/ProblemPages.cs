using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DanVan.ServiceDefaults;

/// <summary>What each problem code means, at the address that its <c>type</c> names.</summary>
internal static class ProblemPages
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        var problems = app.MapGroup("/problems").AllowAnonymous().ExcludeFromDescription();
        problems.MapGet("/", () => TypedResults.Ok(Problem.All));
        problems.MapGet("/{code}", IResult (string code) => Problem.Find(code) is { } problem ? TypedResults.Ok(problem) : CommonProblems.NotFound.ToRefusal());
    }
}
