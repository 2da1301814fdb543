using DanVan.Notes.Contracts.V1;
using DanVan.Sightings.Contracts.V1;
using DanVan.SampleService;
using DanVan.SampleService.Notes;
using DanVan.SampleService.Following;
using DanVan.ServiceDefaults;

// The smallest service there can be, to test what all services stand on. It plays two parts, by the setting Sample:Service:
// "notes" publishes, "readers" follows it.
var builder = WebApplication.CreateBuilder(args);
var service = builder.Configuration["Sample:Service"] ?? "notes";
builder.AddServiceDefaults<SampleDbContext>(service, "sampledb", events =>
{
    if (service == "notes")
        events.Publishes<NoteWritten>();
    else
        events.Publishes<NoteSeen>().Follows("notes", FollowingModule.Follow);
});
builder.Services.AddSingleton<FeedRights>(Reach.Of);
builder.Services.AddValidation();
builder.AddUploads();

var app = builder.Build();
app.UseServiceDefaults();
app.MapV1().MapNotes();
app.MapTokens();
return await app.RunOrMigrate<SampleDbContext>(args);
