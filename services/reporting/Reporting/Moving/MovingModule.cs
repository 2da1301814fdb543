using DanVan.Reporting.Rebuilding;
using Npgsql;

namespace DanVan.Reporting.Moving;

internal static class MovingModule
{
    /// <summary>
    /// <c>Reporting.dll export FILE</c> and <c>Reporting.dll import FILE</c>: for whoever may reach the database. An import asks for a migrated
    /// database that has heard of nothing, while the service is down, and makes the facts from what it read. Ends with 0, or with 1 and the
    /// reason.
    /// </summary>
    internal static async Task<int> Move(this WebApplication app, string[] args)
    {
        if (args is not [var direction, var path])
        {
            await Console.Error.WriteLineAsync("export <file> | import <file>");
            return 1;
        }
        var (database, ct) = (app.Services.GetRequiredService<NpgsqlDataSource>(), app.Lifetime.ApplicationStopping);
        try
        {
            var manifest = direction == "export" ? await Export(path, database, ct) : await Import(path, database, app.Services, ct);
            await Console.Out.WriteLineAsync($"{direction}: {manifest.Parts.Count} tables, {manifest.Parts.Sum(part => part.Rows)} rows");
            return 0;
        }
        catch (Exception e) when (e is NotImported or IOException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"{direction}: {e.Message}");
            return 1;
        }
    }

    private static async Task<TenantManifest> Export(string path, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew);
        return await ExportTenant.To(file, database, ct);
    }

    private static async Task<TenantManifest> Import(string path, NpgsqlDataSource database, IServiceProvider services, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var manifest = await ImportTenant.From(file, database, ct);
        foreach (var model in ReadModel.All)
            await services.GetRequiredService<RebuildReadModel>().Run(model, always: true, ct);
        return manifest;
    }
}
