namespace DanVan.Deploy.Tests;

/// <summary>What an operator sees who forgot a setting or mistyped one.</summary>
public sealed class StartTests
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["ConnectionStrings__modelregistrydb"] = "Host=localhost;Database=nowhere",
        ["ConnectionStrings__rabbitmq"] = "amqp://localhost",
        ["Auth__Authority"] = "http://localhost:1",
    };

    [Fact]
    public Task A_missing_database_is_one_clear_line() =>
        Says("ModelRegistry does not start: ConnectionStrings__modelregistrydb is not set", Without("ConnectionStrings__modelregistrydb"));

    [Fact]
    public Task A_migration_without_a_database_says_the_same() =>
        Says("ModelRegistry does not start: ConnectionStrings__modelregistrydb is not set", [], "migrate");

    [Fact]
    public Task A_missing_broker_is_one_clear_line() =>
        Says("ModelRegistry does not start: ConnectionStrings__rabbitmq is not set", Without("ConnectionStrings__rabbitmq"));

    [Fact]
    public Task A_broker_that_is_no_address_is_said_without_its_password() =>
        Says("ModelRegistry does not start: ConnectionStrings__rabbitmq is no address like amqp://user:password@host:5672", With("ConnectionStrings__rabbitmq", "Host=broker;Password=hidden"));

    [Fact]
    public Task A_misspelt_word_in_a_connection_string_is_said_without_its_password() =>
        Says("ConnectionStrings__modelregistrydb is no connection string of Npgsql", With("ConnectionStrings__modelregistrydb", "Hots=localhost;Password=hidden"));

    [Fact]
    public Task A_missing_issuer_is_one_clear_line() => Says("set either Authority, or PublicKeyPem with Issuer", Without("Auth__Authority"));

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        await Says("ConnectionStrings__modelregistrydb is not set", []);
        await Says("ConnectionStrings__rabbitmq is not set", []);
        await Says("set either Authority", []);
    }

    [Theory]
    [InlineData("identity", "services/identity/Identity")]
    [InlineData("committee", "services/committee/Committee")]
    [InlineData("model-registry", "services/model-registry/ModelRegistry")]
    [InlineData("feedback", "services/feedback/Feedback")]
    [InlineData("reporting", "services/reporting/Reporting")]
    public async Task Every_setting_that_is_mistyped_is_named_in_one_line(string service, string project)
    {
        var mistyped = CodeSettings.Read().Where(one => one.Type != "text" && one.Readers.Contains(service)).Select(one => one.EnvironmentName).ToList();
        Assert.NotEmpty(mistyped);
        // A follower reads the addresses of those that it follows.
        var names = mistyped.Where(name => !name.Contains('<', StringComparison.Ordinal)).ToList();
        var addresses = mistyped.Except(names).SelectMany(name => CodeSettings.Services.Select(source => name.Replace("<source>", source, StringComparison.Ordinal))).ToList();
        await using var command = Command.Of(project, names.Concat(addresses).ToDictionary(name => name, _ => "hidden"));
        Assert.Equal(1, await command.ExitCode());
        var line = Assert.Single(command.Errors);
        Assert.All(names, name => Assert.Contains(name, line, StringComparison.Ordinal));
        Assert.True(addresses.Count == 0 || addresses.Exists(name => line.Contains(name, StringComparison.Ordinal)), line);
        Assert.DoesNotContain("hidden", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clients_and_keys_that_cannot_be_read_are_one_clear_line()
    {
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__identitydb"] = "Host=localhost;Database=nowhere", ["ClientsFile"] = "/nowhere/clients.json", ["Identity__SigningKeyPath"] = "/nowhere/keys",
        };
        await using var command = Command.Of("services/identity/Identity", settings);
        Assert.Equal(1, await command.ExitCode());
        var line = Assert.Single(command.Errors);
        Assert.Contains("/nowhere/clients.json", line, StringComparison.Ordinal);
        Assert.Contains("/nowhere/keys", line, StringComparison.Ordinal);
    }

    private static async Task Says(string text, Dictionary<string, string> settings, params string[] arguments)
    {
        await using var command = Command.Start(settings, arguments);
        Assert.Equal(1, await command.ExitCode());
        var line = Assert.Single(command.Errors);
        Assert.Contains(text, line, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", line, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Without(string name) => Good.Where(pair => pair.Key != name).ToDictionary();

    private static Dictionary<string, string> With(string name, string value) => new(Good) { [name] = value };
}
