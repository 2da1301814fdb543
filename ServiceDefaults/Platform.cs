using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DanVan.ServiceDefaults;

/// <summary>What every service is made of, in the three lines of its <c>Program.cs</c> that are the same everywhere.</summary>
public static class Platform
{
    /// <summary>A service with an event log: <see cref="AddPlatform{TDb}"/>, tokens, idempotent writes, what it publishes and follows.</summary>
    /// <param name="service">Its name: the source of its events.</param>
    /// <param name="database">The name of its connection string.</param>
    public static WebApplicationBuilder AddServiceDefaults<TDb>(
        this WebApplicationBuilder builder, string service, string database, Action<EventLogOptions> events)
        where TDb : DbContext
    {
        builder.AddPlatform<TDb>(service, database);
        builder.AddTokens();
        builder.Services.AddValidation();
        var options = new EventLogOptions(service, builder.Services);
        events(options);
        builder.AddEventLog(options);
        builder.AddRequestPrints(database);
        return builder;
    }

    /// <summary>Telemetry, problems, limits, documents and a PostgreSQL database: for a service without a log, too.</summary>
    public static WebApplicationBuilder AddPlatform<TDb>(this WebApplicationBuilder builder, string service, string database)
        where TDb : DbContext
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        builder.AddTelemetry(service);
        builder.AddRateLimits();
        Drain.Add(builder);
        builder.AddApiDocuments(service);
        builder.AddDatabase<TDb>(database);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(json => Json.ConfigureForRequests(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = ValidationProblems.Localize);
        builder.Services.AddExceptionHandler<ExceptionProblems>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
        });
        return builder;
    }

    // The frameworks' chatter is off unless a configuration asks for it. What a client caused is answered, not logged.
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        // A lost race is an expected answer; what is unexpected is logged where it is answered.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "None",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Connection"] = "None",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Update"] = "None",
        ["Logging:LogLevel:MassTransit"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Warning",
    };

    /// <summary>The middleware and the endpoints that every service with a log has.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        app.UsePlatform();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.Use(RateLimits.Tell);
        app.Use(Authentication.RefuseBadToken);
        app.UseAuthorization();
        if (app.Services.TakesUploads())
            app.Use(NamedUploads.Replace);
        app.Use(IdempotentWrites.Fingerprint);
        app.MapLag();
        var v1 = app.MapV1();
        ChangeFeed.Map(v1);
        Verification.Map(v1);
        EventErrors.Map(v1);
        if (app.Services.TakesUploads())
            v1.MapUploads();
        return app;
    }

    /// <summary>The middleware and the endpoints of a service without a log.</summary>
    public static WebApplication UsePlatform(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<Drain>().CloseLines);
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => CommonProblems.Of(context.HttpContext.Response.StatusCode).ToRefusal().ExecuteAsync(context.HttpContext));
        app.Use(TextGuard.Refuse);
        app.UseRouting();
        app.MapHealth();
        app.MapApiDocuments();
        ProblemPages.Map(app);
        return app;
    }

    /// <summary>
    /// Runs the service. With the argument <c>migrate</c> brings its database up to date and ends; with <c>await-schema</c> ends when somebody
    /// else has done so. A setting that is missing or wrong is one line on the error output and exit code 1, and so is a database that lets
    /// nobody migrate it.
    /// </summary>
    public static async Task<int> RunOrMigrate<TDb>(this WebApplication app, string[] args)
        where TDb : DbContext
    {
        try
        {
            switch (args)
            {
                case ["migrate", ..]:
                    await Schema.Migrate<TDb>(app.Services);
                    return 0;
                case ["await-schema", ..]:
                    await Schema.Await<TDb>(app.Services);
                    return 0;
                default:
                    app.Services.GetService<IStartupValidator>()?.Validate();
                    break;
            }
        }
        catch (Exception e) when (Faults(e) is { } faults)
        {
            await Console.Error.WriteLineAsync($"{app.Environment.ApplicationName} does not start: {string.Join("; ", faults)}");
            return 1;
        }
        catch (Exception e) when (args is ["migrate", ..] && Outage.WhyClosed(e) is { } reason)
        {
            await Console.Error.WriteLineAsync($"{app.Environment.ApplicationName} does not migrate: PostgreSQL: {reason}");
            return 1;
        }
        await app.RunAsync();
        return 0;
    }

    private static IEnumerable<string>? Faults(Exception exception) => exception switch
    {
        OptionsValidationException invalid => invalid.Failures,
        AggregateException many when many.InnerExceptions.All(one => one is OptionsValidationException) =>
            many.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures),
        _ => null,
    };
}
