using DanVan.Committee.Calendar;
using DanVan.Committee.Units;
using DanVan.Feedback;
using DanVan.Feedback.Clock;
using DanVan.Feedback.Consultations;
using DanVan.Feedback.Contracts.V1;
using DanVan.Feedback.Coverage;
using DanVan.Feedback.Criticisms;
using DanVan.Feedback.Dialogues;
using DanVan.Feedback.Drafts;
using DanVan.Feedback.Issues;
using DanVan.Feedback.Moderation;
using DanVan.Feedback.Opinions;
using DanVan.Feedback.Paths;
using DanVan.Feedback.OpenData;
using DanVan.Feedback.Petitions;
using DanVan.Feedback.Privacy;
using DanVan.Feedback.Readbacks;
using DanVan.Feedback.Receipts;
using DanVan.Feedback.Scans;
using DanVan.Feedback.Sealing;
using DanVan.Feedback.Syntheses;
using DanVan.Feedback.Voices;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults<FeedbackDbContext>("feedback", "feedbackdb", events => events
    .Publishes<OpinionReceived>("feedback.read")
    .FollowsUnits()
    .FollowsCalendar()
    .MovesPeriods()
    .Follows("model-registry", registry => registry.On<ModelRecognised, KnowModelWhenRecognised>()));
builder.Services.AddValidation();
builder.AddSealing();
builder.AddUploads();
builder.AddReceipts();
builder.AddCriticisms();
builder.AddIssues();
builder.AddDialogues();
builder.AddPetitions();
builder.AddModeration();
builder.AddPrivacy();
builder.AddCoverage();

var app = builder.Build();
app.UseServiceDefaults();
var v1 = app.MapV1();
v1.MapConsultations();
v1.MapDrafts();
v1.MapCriticisms();
v1.MapOpinions();
v1.MapIssues();
v1.MapPaths();
v1.MapSyntheses();
v1.MapReceipts();
v1.MapDialogues();
v1.MapVoices();
v1.MapPetitions();
v1.MapModeration();
v1.MapPrivacy();
v1.MapCoverage();
AttachScan.Map(v1);
AttachRecording.Map(v1);
v1.MapReadbacks();
GetOpenData.Map(v1);
v1.MapClockRules();
v1.MapAccess();
return await app.RunOrMigrate<FeedbackDbContext>(args);
