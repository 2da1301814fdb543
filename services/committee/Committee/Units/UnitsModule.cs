using DanVan.Committee.Units.Importing;
using DanVan.Committee.Units.Requests;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>The unit registry: administrative units and agencies through time.</summary>
internal static class UnitsModule
{
    /// <summary>The scope that keeps the registry; it is not bound to a subtree.</summary>
    public const string KeepRegistry = "committee.registry";

    internal const string DryRun = "Only list what the change would do and whom it touches.";

    internal const string AsOf = "The day asked about (yyyy-MM-dd, Asia/Ho_Chi_Minh); today when absent.";

    internal static void AddUnits(this WebApplicationBuilder builder)
    {
        builder.Services.AddUnitTree();
        builder.Services.AddScoped<Registry>();
        builder.Services.AddScoped<Affected>();
        builder.Services.AddSettings<UndoOptions>("Undo");
        builder.Services.AddSingleton<ImportSignal>();
        builder.Services.AddScoped<ImportJob>();
        builder.Services.AddHostedService<UnitImportWorker>();
    }

    internal static void MapUnits(this RouteGroupBuilder v1)
    {
        var units = v1.MapGroup("/units").WithTags("units");
        RegisterUnit.Map(units);
        RenameUnit.Map(units);
        RecodeUnit.Map(units);
        ReclassifyUnit.Map(units);
        ReparentUnit.Map(units);
        SplitUnit.Map(units);
        AbolishUnit.Map(units);
        UndoUnitChange.Map(units);
        MergeUnits.Map(v1);

        // What units there are is public law: anybody may read it.
        var open = v1.MapGroup("/units").WithTags("units").AllowAnonymous();
        GetUnits.Map(open);
        GetUnitTree.Map(open);
        GetUnit.Map(open);
        GetAncestors.Map(open);
        GetLineage.Map(open);
        GetUnitHistory.Map(open);

        var requests = v1.MapGroup("/unit-change-requests").WithTags("unit change requests");
        AskForUnitChange.Map(requests);
        DecideUnitChange.Map(requests);
        GetUnitChangeRequests.Map(requests);

        var imports = v1.MapGroup("/unit-imports").WithTags("unit imports");
        ReceiveImport.Map(imports);
        GetImport.Map(imports);
        WithdrawImport.Map(imports);
    }
}
