using DanVan.Committee.Units;
using DanVan.ModelRegistry;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Models;
using DanVan.ModelRegistry.Nominations;
using DanVan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults<RegistryDbContext>("model-registry", "modelregistrydb", events => events
    .Publishes<ModelRegistered>()
    .FollowsUnits());
builder.Services.AddValidation();
builder.Services.AddScoped<ModelDesk>();

var app = builder.Build();
app.UseServiceDefaults();
var v1 = app.MapV1();
v1.MapModels();
v1.MapAccess();
v1.MapLife();
v1.MapNominations();
return await app.RunOrMigrate<RegistryDbContext>(args);
