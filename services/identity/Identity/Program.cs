using DanVan.Identity;
using DanVan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform<IdentityDbContext>("identity", "identitydb");
builder.AddIdentity();

var app = builder.Build();
app.UsePlatform();
app.UseIdentity();
return await app.RunOrMigrate<IdentityDbContext>(args);

public partial class Program;
