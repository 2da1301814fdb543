using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Rebuilding;

internal static class RebuildingModule
{
    /// <summary>Rebuilds concern no unit: their events are for whoever follows all of them.</summary>
    internal static Readers Operators => new(null, false);

    internal static void AddRebuilding(this IHostApplicationBuilder builder) => builder.Services
        .AddSingleton<RebuildReadModel>().AddSingleton<RebuildSignal>().AddHostedService<DoRebuilds>();

    internal static void MapRebuilds(this RouteGroupBuilder v1)
    {
        var rebuilds = v1.MapGroup("/rebuilds").WithTags("operation").Needs(Scopes.OperateEvents);
        RequestRebuild.Map(rebuilds);
        GetRebuilds.Map(rebuilds);
    }

    /// <summary>
    /// <c>Reporting.dll rebuild facts [always]</c>: the same as <c>POST /v1/rebuilds</c>, for whoever may reach the database while the service is down.
    /// Ends with 0 where the new one took the old one's place, with 2 where it did not.
    /// </summary>
    internal static async Task<int> Rebuild(this WebApplication app, string[] args)
    {
        if (ReadModel.All.FirstOrDefault(one => one.Name == args.ElementAtOrDefault(1)) is not { } model || args.Skip(2).Any(word => word != "always"))
        {
            await Console.Error.WriteLineAsync($"rebuild <{string.Join('|', ReadModel.All.Select(one => one.Name))}> [always]");
            return 1;
        }
        var outcome = await app.Services.GetRequiredService<RebuildReadModel>().Run(model, args.Contains("always"), app.Lifetime.ApplicationStopping);
        await Console.Out.WriteLineAsync($"{model.Name}: {(outcome.Switched ? "switched" : "not switched, the two differ")}; "
            + $"{outcome.Rows} rows, {outcome.Missing} of them new, {outcome.Surplus} gone {outcome.Differences}");
        return outcome.Switched ? 0 : 2;
    }
}
