using DanVan.Committee;
using DanVan.Committee.Advising;
using DanVan.Committee.Alerts;
using DanVan.Committee.Archives;
using DanVan.Committee.Calendar;
using DanVan.Committee.Commitments;
using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Exchanges;
using DanVan.Committee.FocusContents;
using DanVan.Committee.Inspections;
using DanVan.Committee.Meetings;
using DanVan.Committee.Plans;
using DanVan.Committee.Programmes;
using DanVan.Committee.Promises;
using DanVan.Committee.Proposals;
using DanVan.Committee.Replies;
using DanVan.Committee.Rules;
using DanVan.Committee.Seats;
using DanVan.Committee.Suspicions;
using DanVan.Committee.Tasks;
using DanVan.Committee.Units;
using DanVan.Feedback.Contracts.V1;
using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults<CommitteeDbContext>("committee", "committeedb", events => events
    .Publishes<UnitRegistered>("committee.read")
    .Follows("feedback", feedback => feedback
        .On<PromiseMade, TakeUpPromiseWhenMade>()
        .On<UnitNotHeardYet, AssignVisitWhenUnitNotHeard>())
    .Follows("reporting", reporting => reporting
        .On<SignalRaised, ListSuspicionWhenSignalRaised>()
        .On<AlertAnnounced, AssignTaskWhenAlertAnnounced>()
        .On<AlertClosed, TellTaskWhenAlertClosed>()));
builder.PlanForValues();
builder.AddUnits();
builder.AddPlans();
builder.AddMeetings();
builder.AddTasks();
builder.AddArchives();
builder.AddUploads();
builder.Services.AddValidation();

var app = builder.Build();
app.UseServiceDefaults();
var v1 = app.MapV1();
v1.MapUnits();
v1.MapCommittees();
v1.MapSeats();
v1.MapCalendar();
v1.MapProgrammes();
v1.MapPlans();
v1.MapFocusContents();
v1.MapMeetings();
v1.MapProposals();
v1.MapTasks();
v1.MapAlerts();
v1.MapPromises();
v1.MapReplies();
v1.MapInspections();
v1.MapSuspicions();
v1.MapAdvice();
v1.MapExchanges();
v1.MapCommitments();
v1.MapArchives();
v1.MapRules();
v1.MapAccess();
return await app.RunOrMigrate<CommitteeDbContext>(args);
