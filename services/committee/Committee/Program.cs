using DanVan.Committee;
using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.FocusContents;
using DanVan.Committee.Plans;
using DanVan.Committee.Programmes;
using DanVan.Committee.Seats;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults<CommitteeDbContext>("committee", "committeedb", events => events.Publishes<UnitRegistered>("committee.read"));
builder.AddUnits();
builder.AddPlans();
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
v1.MapAccess();
return await app.RunOrMigrate<CommitteeDbContext>(args);
