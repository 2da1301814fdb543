using DanVan.ServiceDefaults;
using Npgsql;

namespace DanVan.SampleService;

/// <summary>Stands for a tree of units: a table says what a caller's unit may read, and since when.</summary>
internal static class Reach
{
    internal static FeedRights Of(IServiceProvider services) => async (caller, ct) =>
    {
        await using var command = services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select unit_id, since, until from reach where caller_unit = $1");
        command.Parameters.Add(new() { Value = caller.Unit ?? "" });
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<ReadableUnit> readable = [];
        while (await rows.ReadAsync(ct))
            readable.Add(new(rows.GetGuid(0), rows.GetFieldValue<DateOnly>(1), rows.GetFieldValue<DateOnly>(2)));
        return readable;
    };

    /// <summary>Gives every client the one token that the settings name, as an issuer would.</summary>
    internal static void MapTokens(this WebApplication app) => app
        .MapPost("/connect/token", () => TypedResults.Ok(new Dictionary<string, object>
        {
            ["access_token"] = app.Configuration["Sample:Token"] ?? "",
            ["expires_in"] = 3600,
        }))
        .AllowAnonymous();
}
