using System.Globalization;
using System.Reflection;
using DanVan.Committee.Units;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Indicators;
using DanVan.Reporting.Releases;
using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.EntityFrameworkCore;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.ModelBuilder;
using Npgsql;

namespace DanVan.Reporting.Analytics;

/// <summary>
/// OData v4 at <c>/v1/odata</c>, for Excel and Power BI: the same rows under the same rights as everywhere. Sums are left to the caller:
/// rows may be added up freely, since no row is about fewer than the smallest group.
/// </summary>
internal static class OpenData
{
    private const int MostRows = 10_000;

    private static readonly IEdmModel Model = Describe();
    private static readonly ParameterInfo Parameter = ((Delegate)Figures).Method.GetParameters()[0];

    internal static void AddOpenData(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<AnalystOptions>("Analysts");
        builder.Services.AddHostedService<AnalystBudget>();
        builder.Services.AddOData(options => options.Select().Filter().OrderBy().Count().SkipToken().SetMaxTop(MostRows));
    }

    internal static void MapOpenData(this RouteGroupBuilder v1)
    {
        var odata = v1.MapGroup("/odata").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter<FreshAnswer>();
        odata.MapODataServiceDocument("/", Model).WithODataBaseAddressFactory(BaseAddress);
        odata.MapODataMetadata("/$metadata", Model);
        AsOData(odata.MapGet("/Figures", Figures));
        odata.MapGet("/Figures/$count", CountFigures).WithODataModel(Model).WithODataBaseAddressFactory(BaseAddress);
        AsOData(odata.MapGet("/Indicators", Indicators));
        AsOData(odata.MapGet("/Embargoes", Embargoes));
    }

    private static void AsOData(RouteHandlerBuilder set) =>
        set.WithODataModel(Model).WithODataBaseAddressFactory(BaseAddress).WithODataResult();

    private static Uri BaseAddress(HttpContext http) => new($"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/v1/odata/");

    // What is no refusal is written as OData: the result filter does it.
    private static async Task<object> Figures(
        HttpContext http, ReportingDbContext db, UnitTreeSource source, Caller caller, CancellationToken ct) =>
        await Answer(http, Rows(db, caller, await source.Current(ct)));

    /// <summary>How many rows a filter leaves, as a plain number.</summary>
    private static async Task<object> CountFigures(
        HttpContext http, ReportingDbContext db, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        var rows = Rows(db, caller, await source.Current(ct));
        return await Answer<FigureRow>(http, AllowedQueryOptions.Filter, async asked => TypedResults.Text(
            (await ((IQueryable<FigureRow>)(asked.Filter?.ApplyTo(rows, new()) ?? rows)).LongCountAsync(ct)).ToString(CultureInfo.InvariantCulture)));
    }

    private static IQueryable<FigureRow> Rows(ReportingDbContext db, Caller caller, UnitTree tree) =>
        db.Set<FigureRow>().FromSqlRaw(FigureRows.Sql, [.. FigureRows.Parameters(caller, tree, null, null, null)]);

    private static async Task<object> Indicators(HttpContext http, ReportingDbContext db, Caller caller)
    {
        var all = caller.Has(ReportingScopes.Read);
        var versions = db.Indicators.AsNoTracking().Where(one => all || one.Visibility != "subtree").OrderBy(one => one.Code).ThenBy(one => one.Version);
        return await Answer(http, versions.AsEnumerable().Select(IndicatorView.Of).AsQueryable());
    }

    /// <summary>What is withheld from everybody without the scope for previews, why and until when.</summary>
    private static async Task<object> Embargoes(HttpContext http, FreshnessReader freshness, Gates gates, CancellationToken ct)
    {
        var (fresh, tooOld) = await freshness.Read(null, ct);
        return fresh is null ? tooOld! : await Answer(http, (await gates.Shut(fresh.Releases, null, ct)).Where(one => one.Told.Count > 0).Select(one => one.View).AsQueryable());
    }

    // Read here and not as a parameter: the validation of parameters stumbles over the library's own members.
    private static Task<object> Answer<T>(HttpContext http, IQueryable<T> rows) => Answer<T>(
        http, Allowed, asked => Task.FromResult<object>(asked.ApplyTo(rows, new ODataQuerySettings { PageSize = MostRows })));

    private static async Task<object> Answer<T>(HttpContext http, AllowedQueryOptions allowed, Func<ODataQueryOptions<T>, Task<object>> answer)
    {
        try
        {
            var asked = await ODataQueryOptions<T>.BindAsync(http, Parameter);
            asked.Validate(new()
            {
                AllowedQueryOptions = allowed,
                AllowedArithmeticOperators = AllowedArithmeticOperators.None,
                AllowedFunctions = Functions,
                MaxTop = MostRows,
                MaxNodeCount = 100,
            });
            return await answer(asked);
        }
        catch (ODataException e)
        {
            return ReportingProblems.BadQuery.With(e.Message, e.Message);
        }
        // What cannot be computed is the question's fault; on which row, which may be one that is withheld, is not said.
        catch (Exception e) when (e.GetBaseException() is PostgresException { SqlState: ['2', '2', ..] })
        {
            return ReportingProblems.BadQuery.With("Không tính được.", "This cannot be computed.");
        }
        // A token that is none of the service's own is no other kind of mistake.
        catch (InvalidOperationException e) when (http.Request.Query.ContainsKey("$skiptoken"))
        {
            return ReportingProblems.BadQuery.With(e.Message, e.Message);
        }
    }

    private const AllowedQueryOptions Allowed = AllowedQueryOptions.Filter | AllowedQueryOptions.Select | AllowedQueryOptions.OrderBy
        | AllowedQueryOptions.Top | AllowedQueryOptions.Skip | AllowedQueryOptions.Count | AllowedQueryOptions.Format | AllowedQueryOptions.SkipToken;

    // None that can fail, and no arithmetic: the database may try a condition on a row before it is withheld, and a failure would tell of the row.
    private const AllowedFunctions Functions = AllowedFunctions.StartsWith | AllowedFunctions.EndsWith | AllowedFunctions.Contains | AllowedFunctions.Length
        | AllowedFunctions.IndexOf | AllowedFunctions.Concat | AllowedFunctions.ToLower | AllowedFunctions.ToUpper | AllowedFunctions.Trim
        | AllowedFunctions.Year | AllowedFunctions.Month | AllowedFunctions.Day | AllowedFunctions.Round | AllowedFunctions.Floor | AllowedFunctions.Ceiling;

    private static IEdmModel Describe()
    {
        var model = new ODataConventionModelBuilder { Namespace = "DanVan", ContainerName = "Reporting" };
        model.EntitySet<FigureRow>("Figures").EntityType.HasKey(row => new { row.Indicator, row.UnitId, row.Month });
        model.EntitySet<EmbargoView>("Embargoes").EntityType.HasKey(one => one.ReleaseId);
        model.EntitySet<IndicatorView>("Indicators").EntityType.HasKey(one => new { one.Code, one.Version });
        return model.GetEdmModel();
    }
}
