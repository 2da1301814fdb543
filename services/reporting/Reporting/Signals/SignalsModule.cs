using DanVan.ServiceDefaults;

namespace DanVan.Reporting.Signals;

/// <summary>What looks made up, or at least unlikely: a list for inspection.</summary>
internal static class SignalsModule
{
    internal static void AddSignals(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<SignSearch>();
        builder.Services.AddRhythm("Signals", 3600).AddHostedService<WatchSignals>();
    }

    internal static void MapSignals(this RouteGroupBuilder v1)
    {
        var signals = v1.MapGroup("/signals").WithTags("signals");
        LookForSignals.Map(signals);
        GetSignals.Map(signals);
    }
}
