using DanVan.Committee.Units;
using DanVan.ModelRegistry;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults<RegistryDbContext>("model-registry", "modelregistrydb", events => events
    .Publishes<ModelRegistered>()
    .FollowsUnits());
builder.Services.AddValidation();

var app = builder.Build();
app.UseServiceDefaults();
var v1 = app.MapV1();
v1.MapModels();
v1.MapAccess();
return await app.RunOrMigrate<RegistryDbContext>(args);
