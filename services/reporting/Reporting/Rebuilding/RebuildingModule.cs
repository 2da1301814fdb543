namespace DanVan.Reporting.Rebuilding;

internal static class RebuildingModule
{
    internal static void AddRebuilding(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<RebuildReadModel>();

    /// <summary>
    /// <c>Reporting.dll rebuild facts [always]</c>: a command for whoever may reach the database, not an address for whoever has a token.
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
