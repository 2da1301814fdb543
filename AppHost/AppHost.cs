// The map of the whole on one desk: what runs, what waits for what, and the settings each part gets.
// deploy/local and deploy/kubernetes set the same names by other means. README.md beside this file explains every one.

using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

var builder = DistributedApplication.CreateBuilder(args);

// Aspire reads user secrets in Development only. Elsewhere it would generate ours anew and overwrite those that are kept.
if (builder.ExecutionContext.IsRunMode && !builder.Environment.IsDevelopment())
    builder.Configuration.AddUserSecrets<Program>().AddCommandLine(args);

// --- Servers: a container each, unless a connection string names one that already runs --------------------------------

IResourceBuilder<PostgresServerResource>? postgres = null;
IResourceBuilder<IResourceWithConnectionString> rabbitmq = IsGiven("rabbitmq")
    ? builder.AddConnectionString("rabbitmq")
    : builder.AddRabbitMQ("rabbitmq").WithDataVolume();

// --- Clients: who they are is a file of the repository; their secrets are generated once and kept in user secrets ------

var clientsFile = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", "deploy", "sample", "clients.json"));
var secrets = JsonNode.Parse(File.ReadAllText(clientsFile))!.AsArray()
    .Select(client => client!["id"]!.GetValue<string>())
    .ToDictionary(id => id, id => Secret($"{id}-secret", 32));

// --- Services ----------------------------------------------------------------------------------------------------------

var identity = AddService<Projects.Identity>("identity", Database("identitydb", "identity"));
var authority = identity.GetEndpoint("http");
identity
    .WithEnvironment("Identity__Issuer", authority)
    .WithEnvironment("ClientsFile", clientsFile);
foreach (var (id, secret) in secrets)
    identity.WithEnvironment($"ClientSecrets__{id}", secret);

var committee = AddService<Projects.Committee>("committee", Database("committeedb", "committee"));
var modelRegistry = AddService<Projects.ModelRegistry>("model-registry", Database("modelregistrydb", "model_registry"));
var feedback = AddService<Projects.Feedback>("feedback", Database("feedbackdb", "feedback"));
feedback.WithEnvironment("Sealing__Key", Secret("sealing-key", 44));
var reporting = AddService<Projects.Reporting>("reporting", Database("reportingdb", "reporting"));
reporting.WithEnvironment("Page__Opinions", feedback.GetEndpoint("http"));

// Otherwise made from the connection string, in which a container has another port with every run.
var idempotency = Secret("idempotency-secret", 44);
foreach (var service in new[] { committee, modelRegistry, feedback, reporting })
{
    var client = $"svc-{service.Resource.Name}";
    service
        .WithReference(rabbitmq).WaitFor(rabbitmq)
        .WithEnvironment("Auth__Authority", authority)
        .WithEnvironment("Auth__ClientId", client)
        .WithEnvironment("Auth__ClientSecret", secrets[client])
        .WithEnvironment("Idempotency__Secret", idempotency)
        .WaitFor(identity);
}

// Who follows whose events: the address serves to repair a gap from the sender's feed, never to answer a request.
committee.WithReference(feedback).WithReference(reporting);
modelRegistry.WithReference(committee).WithReference(feedback);
feedback.WithReference(committee).WithReference(modelRegistry);
reporting.WithReference(committee).WithReference(modelRegistry).WithReference(feedback);

// The sample is loaded when somebody presses start, and cannot reach a cluster.
if (builder.ExecutionContext.IsRunMode)
{
    var sample = builder.AddProject<Projects.Loader>("sample", WithoutLaunchProfile)
        .WithEnvironment("Auth__Authority", authority)
        .WithExplicitStart();
    foreach (var service in new[] { identity, committee, modelRegistry, feedback, reporting })
        sample.WithReference(service).WaitFor(service);
    foreach (var (id, secret) in secrets)
        sample.WithEnvironment($"ClientSecrets__{id}", secret);
}

builder.Build().Run();

bool IsGiven(string name) => !string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString(name));

// 600 connections: each of five services may hold a hundred.
IResourceBuilder<IResourceWithConnectionString> Database(string name, string databaseName) => IsGiven(name)
    ? builder.AddConnectionString(name)
    : (postgres ??= builder.AddPostgres("postgres").WithDataVolume().WithArgs("-c", "max_connections=600")).AddDatabase(name, databaseName);

IResourceBuilder<ParameterResource> Secret(string name, int length) => builder.AddParameter(
    name, new GenerateParameterDefault { MinLength = length, Special = false }, secret: true, persist: true);

// One project, two resources: the schema is brought up to date and ends, then the service starts.
IResourceBuilder<ProjectResource> AddService<TProject>(string name, IResourceBuilder<IResourceWithConnectionString> database)
    where TProject : IProjectMetadata, new()
{
    var migrations = builder.AddProject<TProject>($"{name}-migrations", WithoutLaunchProfile)
        .WithArgs("migrate")
        .WithReference(database).WaitFor(database);
    return builder.AddProject<TProject>(name, WithoutLaunchProfile)
        .WithHttpEndpoint()
        .WithHttpHealthCheck("/health/ready")
        .WithReference(database).WaitFor(database)
        .WaitForCompletion(migrations);
}

// Everything a resource is told stands in this file, not in a launch profile beside the service.
static void WithoutLaunchProfile(ProjectResourceOptions options) => options.ExcludeLaunchProfile = true;
