using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.Feedback.Contracts.V1;
using DanVan.ModelRegistry;
using DanVan.ModelRegistry.Assessments;
using DanVan.ModelRegistry.Catalogue;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Criteria;
using DanVan.ModelRegistry.Custodies;
using DanVan.ModelRegistry.Duplicates;
using DanVan.ModelRegistry.Focus;
using DanVan.ModelRegistry.GoodDeeds;
using DanVan.ModelRegistry.Honours;
using DanVan.ModelRegistry.Individuals;
using DanVan.ModelRegistry.Life;
using DanVan.ModelRegistry.Lineage;
using DanVan.ModelRegistry.Models;
using DanVan.ModelRegistry.Nominations;
using DanVan.ModelRegistry.Press;
using DanVan.ModelRegistry.Standing;
using DanVan.ModelRegistry.Voices;
using DanVan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults<RegistryDbContext>("model-registry", "modelregistrydb", events => events
    .Publishes<ModelRegistered>("models.read")
    .FollowsUnits()
    .Follows("committee", committee => committee
        .On<UnitAbolished, OfferModelsWhenUnitEnded>()
        .On<UnitChangeUndone, ReturnModelsWhenChangeUndone>()
        .On<GoodDeedFound, NominateModelWhenGoodDeedFound>()
        .On<FocusChosen, RememberFocus>()
        .On<FocusClosed, EndFocus>()
        .On<FocusSwapped, ReplaceFocus>())
    .Follows("feedback", feedback => feedback.On<ModelResultVoiced, HearVoice>()));
builder.Services.AddValidation();
builder.AddUploads();
builder.Services.AddScoped<ModelDesk>();
builder.Services.AddScoped<CriteriaBook>();
builder.Services.AddScoped<HonourDesk>();
builder.Services.AddSingleton<CatalogueReads>();
builder.Services.AddRhythm("Rechecks", 60).AddHostedService<LapseRecognitions>();

var app = builder.Build();
app.UseServiceDefaults();
var v1 = app.MapV1();
v1.MapModels();
v1.MapAccess();
v1.MapLife();
v1.MapNominations();
v1.MapCriteria();
v1.MapLineage();
v1.MapStanding();
v1.MapCatalogue();
v1.MapAssessments();
v1.MapVoices();
v1.MapIndividuals();
v1.MapHonours();
v1.MapPress();
AnswerCustody.Map(v1);
FindLookAlikes.Map(v1);
return await app.RunOrMigrate<RegistryDbContext>(args);
