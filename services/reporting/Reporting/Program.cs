using DanVan.Committee.Calendar;
using DanVan.Committee.Units;
using DanVan.Reporting;
using DanVan.Reporting.Alerts;
using DanVan.Reporting.Analytics;
using DanVan.Reporting.Archive;
using DanVan.Reporting.Comparisons;
using DanVan.Reporting.Contracts.V1;
using DanVan.Reporting.Exports;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Indicators;
using DanVan.Reporting.Moving;
using DanVan.Reporting.Page;
using DanVan.Reporting.Peers;
using DanVan.Reporting.Queries;
using DanVan.Reporting.Rebuilding;
using DanVan.Reporting.Releases;
using DanVan.Reporting.Reports;
using DanVan.Reporting.Scorecards;
using DanVan.Reporting.Signals;
using DanVan.Reporting.Submissions;
using DanVan.Reporting.Targets;
using DanVan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
// Whom it follows, it follows whole: what no indicator needs today is in the archive for the one that will.
builder.AddServiceDefaults<ReportingDbContext>("reporting", "reportingdb", events => events
    .Publishes<TargetAgreed>(ReportingScopes.Read)
    .Follows("committee", committee => committee.OnAll<ReceiveEvents>())
    .FollowsUnits()
    .FollowsCalendar()
    .Follows("model-registry", registry => registry.OnAll<ReceiveEvents>())
    .Follows("feedback", feedback => feedback.OnAll<ReceiveEvents>()));
builder.Services.AddValidation();
builder.AddFigures();
builder.AddReleases();
builder.AddOpenData();
builder.AddExports();
builder.AddRebuilding();
builder.AddPage();
builder.AddSubmissions();
builder.AddReports();
builder.AddSignals();
builder.AddAlerts();

var app = builder.Build();
app.UseServiceDefaults();
var v1 = app.MapV1();
v1.MapIndicators();
v1.MapFigures();
v1.MapComparisons();
v1.MapQueries();
v1.MapPeers();
v1.MapTargets();
v1.MapSignals();
v1.MapAlerts();
v1.MapReleases();
v1.MapRebuilds();
v1.MapScorecards();
v1.MapSubmissions();
v1.MapReports();
v1.MapOpenData();
v1.MapExports();
app.MapPage();
return args switch
{
    ["rebuild", ..] => await app.Rebuild(args),
    ["export" or "import", ..] => await app.Move(args),
    _ => await app.RunOrMigrate<ReportingDbContext>(args),
};
