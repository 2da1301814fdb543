using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DanVan.ServiceDefaults;

/// <summary>How an endpoint says what it needs and what it answers, once, for routing and for its document.</summary>
public static class EndpointConventions
{
    /// <summary>The group of all endpoints of version 1: a token is needed unless one says otherwise, every write is idempotent by key.</summary>
    public static RouteGroupBuilder MapV1(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1").RequireAuthorization();
        group.AddEndpointFilterFactory(IdempotentWrites.Create);
        group.WithMetadata(new ProblemsMetadata([400, 401, 429]));
        return group;
    }

    /// <summary>The scope that a caller's token must carry.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.HasScope(scope)))
            .WithMetadata(new ScopeMetadata(scope), new ProblemsMetadata([403]));

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder builder, int status = 200) => builder.Produces<T>(status);

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder builder, params int[] statuses)
    {
        foreach (var status in statuses)
            builder.ProducesProblem(status);
        return builder;
    }

    /// <summary>
    /// Checks the attributes of a query. For endpoints of a library only: those of a service are found by <c>AddValidation</c> when the service
    /// is compiled, those of a library never are.
    /// </summary>
    public static RouteHandlerBuilder Checks<TQuery>(this RouteHandlerBuilder builder)
        where TQuery : notnull => builder.AddEndpointFilter((invocation, next) =>
        {
            var found = new List<ValidationResult>();
            foreach (var query in invocation.Arguments.OfType<TQuery>())
                Validator.TryValidateObject(query, new(query), found, validateAllProperties: true);
            return found.Count == 0 ? next(invocation) : ValueTask.FromResult<object?>(CommonProblems.Invalid.With(null, null, ("errors",
                found.SelectMany(one => one.MemberNames.Select(name => new FieldError("/" + JsonNamingPolicy.CamelCase.ConvertName(name), one.ErrorMessage!))).ToList())));
        });

    /// <summary>A POST that changes nothing: its question does not fit into an address. It needs no key, and none is kept.</summary>
    public static RouteHandlerBuilder OnlyReads(this RouteHandlerBuilder builder) => builder.WithMetadata(new OnlyReadsMetadata());

    /// <summary>The body is read as it comes instead of being held in memory; the key alone then stands for the request.</summary>
    /// <param name="mostBytes">Null where the handler itself counts.</param>
    public static TBuilder StreamsBody<TBuilder>(this TBuilder builder, long? mostBytes)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new StreamsBodyMetadata(mostBytes));
}

internal sealed record ScopeMetadata(string Scope);

internal sealed record ProblemsMetadata(int[] Statuses);

internal sealed record OnlyReadsMetadata;

internal sealed record StreamsBodyMetadata(long? MostBytes) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => MostBytes;
}
