using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DanVan.ServiceDefaults;

/// <summary>The service's PostgreSQL database: one pool of connections, the context, retries.</summary>
public static class Database
{
    internal static void AddDatabase<TDb>(this WebApplicationBuilder builder, string name)
        where TDb : DbContext
    {
        builder.NeedConnection(name, WhyUnusable);
        builder.Services.AddSingleton(services =>
        {
            var source = new NpgsqlDataSourceBuilder(services.ConnectionText(name));
            source.ConnectionStringBuilder.ApplicationName ??= builder.Environment.ApplicationName;
            source.ConnectionStringBuilder.MaxAutoPrepare = 64;
            // Nothing sets anything on a session but for a transaction; resetting it costs seven statements with each use.
            source.ConnectionStringBuilder.NoResetOnClose = true;
            if (services.GetService<PlansForValues>() is not null)
                source.ConnectionStringBuilder.Options = "-c plan_cache_mode=force_custom_plan";
            return source.Build();
        });
        builder.Services.AddSingleton<SchemaState>();
        builder.Services.AddDbContextPool<TDb>((services, options) => options
            .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>(), npgsql => npgsql
                .EnableRetryOnFailure(5, TimeSpan.FromSeconds(5), null)
                .MaxBatchSize(EventLog.LargestBatch)
                .MigrationsHistoryTable("migration"))
            .UseSnakeCaseNamingConvention(CultureInfo.InvariantCulture));
        builder.Services.AddScoped<DbContext>(services => services.GetRequiredService<TDb>());
    }

    /// <summary>
    /// Plans each statement for its values, for a service whose statements take lists that may be short or long: a plan made once for all takes
    /// every list for short, and was seen to hold ten thousand rows against three thousand others one by one.
    /// </summary>
    public static void PlanForValues(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PlansForValues>();

    private sealed class PlansForValues;

    // The text holds a password, so only what is wrong with it is said.
    private static string? WhyUnusable(string connection)
    {
        try
        {
            return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connection).Host) ? "names no Host" : null;
        }
        catch (ArgumentException e)
        {
            return "is no connection string of Npgsql: " + e.Message;
        }
    }
}
