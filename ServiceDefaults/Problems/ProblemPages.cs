using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DanVan.ServiceDefaults;

/// <summary>What each problem code means, at the address that its <c>type</c> names.</summary>
internal static class ProblemPages
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        DeclareAll();
        var problems = app.MapGroup("/problems").AllowAnonymous().ExcludeFromDescription();
        problems.MapGet("/", () => TypedResults.Ok(Problem.All));
        problems.MapGet("/{code}", IResult (string code) => Problem.Find(code) is { } problem ? TypedResults.Ok(problem) : CommonProblems.NotFound.ToRefusal());
    }

    // A catalogue declares its problems when it is first touched; their pages are there before.
    private static void DeclareAll()
    {
        var own = typeof(Problem).Assembly;
        foreach (var type in AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => assembly == own || assembly.GetReferencedAssemblies().Any(one => one.Name == own.GetName().Name))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.ContainsGenericParameters && type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Any(field => field.FieldType == typeof(Problem))))
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
    }
}
