using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace DanVan.ServiceDefaults;

/// <summary>The OpenAPI document of a service at <c>/openapi/v1.json</c>, browsable at <c>/docs</c>.</summary>
internal static class ApiDocuments
{
    private const string Token = "token";

    internal static void AddApiDocuments(this IHostApplicationBuilder builder, string service) => builder.Services.AddOpenApi("v1", document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.AddDocumentTransformer((api, _, _) =>
        {
            api.Info = new() { Title = $"DanVan {service}", Version = "v1" };
            api.Servers = [];
            api.Components ??= new();
            api.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            return Task.CompletedTask;
        });
        document.AddOperationTransformer(Describe);
        document.AddSchemaTransformer(Describe);
        document.CreateSchemaReferenceId = json => OpenApiOptions.CreateDefaultSchemaReferenceId(json) is null ? null : NameOf(json.Type);
    });

    internal static void MapApiDocuments(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs").AllowAnonymous();
    }

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var anonymous = metadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any();
        if (!anonymous)
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
            var scopes = metadata.OfType<ScopeMetadata>().Select(needed => needed.Scope).Distinct().ToList();
            if (scopes.Count > 0)
                operation.Description = $"{operation.Description} Needs the scope {string.Join(", ", scopes)}.".Trim();
        }
        var statuses = metadata.OfType<ProblemsMetadata>().SelectMany(problems => problems.Statuses)
            .Where(status => !anonymous || status is not (401 or 403));
        if (context.Description.HttpMethod == "POST")
            statuses = statuses.Concat([413, 415, 422]);
        if (context.Description.HttpMethod == "POST" && !metadata.OfType<OnlyReadsMetadata>().Any())
            operation.Parameters = [.. operation.Parameters ?? [], Header(IdempotentWrites.Header, "The same key and body: the first answer again.")];
        if (metadata.OfType<IRequestSizeLimitMetadata>().LastOrDefault()?.MaxRequestBodySize is not null && context.ApplicationServices.TakesUploads())
        {
            statuses = statuses.Concat([404, 409]);
            operation.Parameters = [.. operation.Parameters ?? [], Header(UploadFields.Named,
                "A complete upload of this caller, by its id or address, in place of a body. A success uses it up, unless \"; keep\" follows.", required: false)];
        }
        // A parameter that binds itself is not described; the handler shows it.
        if (metadata.OfType<MethodInfo>().Any(handler => handler.GetParameters().Any(parameter => parameter.ParameterType == typeof(IfMatch))))
        {
            statuses = statuses.Concat([412, 428]);
            operation.Parameters = [.. operation.Parameters ?? [], Header("If-Match", "The ETag of the version that is changed.")];
        }
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(one => one.In == ParameterLocation.Query))
            Describe(parameter, context.Description.ParameterDescriptions.FirstOrDefault(one => one.Name == parameter.Name)?.ParameterDescriptor?.ParameterType);
        operation.Responses ??= [];
        foreach (var status in statuses.Distinct())
        {
            operation.Responses.TryAdd(status.ToString(System.Globalization.CultureInfo.InvariantCulture), new OpenApiResponse
            {
                Description = CommonProblems.Of(status).En,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
                },
            });
        }
        return Task.CompletedTask;
    }

    private static void Describe(OpenApiParameter parameter, Type? type)
    {
        parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        var choices = (type is null ? null : Nullable.GetUnderlyingType(type) ?? type) is { IsGenericType: true } generic
            && generic.GetGenericTypeDefinition() == typeof(Choice<>) ? generic.GetGenericArguments()[0] : null;
        if (choices is not null)
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames(choices).Select(name => (JsonNode)Kebab.Of(name))] };
        // A text with a length or a pattern loses its type on the way here.
        else if (parameter.Schema is OpenApiSchema { Type: null } schema)
            schema.Type = JsonSchemaType.String;
    }

    private static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        // What our own converters read and write, the generator cannot know.
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(string) || type == typeof(DateOnly) || type == typeof(DateTimeOffset))
        {
            schema.Type ??= context.JsonPropertyInfo?.IsGetNullable == true ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            schema.Format ??= type == typeof(DateOnly) ? "date" : type == typeof(DateTimeOffset) ? "date-time" : null;
        }
        if (context.JsonTypeInfo.ElementType == typeof(string) && schema.Items is null)
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        // It calls everything required that has no default in C#, also what may be left out.
        foreach (var property in context.JsonTypeInfo.Properties.Where(one => one.IsGetNullable && !one.IsRequired
            && one.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: true) != true))
            schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }

    // Requests and answers are nested in their use case: "RegisterModelRequest". By their own names alone they would overwrite each other.
    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? NameOf(inner)
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}Of{string.Concat(type.GetGenericArguments().Select(NameOf))}"
        : type.IsNested ? NameOf(type.DeclaringType!) + type.Name
        : type.Name;

    private static OpenApiParameter Header(string name, string description, bool required = true) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
