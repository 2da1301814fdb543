using System.Net;
using System.Text.Json;
using DanVan.TestKit;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DanVan.Identity.Tests;

public sealed class ClientTests : IAsyncLifetime
{
    private static readonly TestClient Analyst = new("analyst", "analyst-secret-0123456789", ["reporting.read"], "40");

    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await IdentityHost.NewDatabase();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Seeding_twice_changes_nothing()
    {
        await IdentityHost.With(database, [Analyst, IdentityHost.Commune]).DisposeAsync();
        var before = await Rows();

        await IdentityHost.With(database, [Analyst, IdentityHost.Commune]).DisposeAsync();

        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task A_removed_client_gets_no_token_and_its_row_remains()
    {
        await IdentityHost.With(database, [Analyst, IdentityHost.Commune]).DisposeAsync();

        await using var identity = IdentityHost.With(database, [IdentityHost.Commune]);

        using var answer = await identity.Ask(Analyst.Id, Analyst.Secret);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("invalid_client", await TokenTests.Error(answer));
        Assert.Equal(2, await database.Read<int>("select count(*) from client"));
        await identity.Token(IdentityHost.Commune);
    }

    [Fact]
    public async Task Removing_a_client_twice_changes_nothing_the_second_time()
    {
        await IdentityHost.With(database, [Analyst, IdentityHost.Commune]).DisposeAsync();
        await IdentityHost.With(database, [IdentityHost.Commune]).DisposeAsync();
        var before = await Rows();

        await IdentityHost.With(database, [IdentityHost.Commune]).DisposeAsync();

        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task A_removed_client_that_comes_back_gets_tokens_again()
    {
        await IdentityHost.With(database, [Analyst]).DisposeAsync();
        await IdentityHost.With(database, [IdentityHost.Commune]).DisposeAsync();

        await using var identity = IdentityHost.With(database, [Analyst, IdentityHost.Commune]);

        await identity.Token(Analyst);
    }

    [Fact]
    public async Task A_changed_secret_unit_and_scope_hold_from_the_next_start()
    {
        await IdentityHost.With(database, [Analyst]).DisposeAsync();
        var changed = Analyst with { Secret = "new-secret-0123456789", Unit = "412@2018-03-26", Scopes = ["models.read"] };

        await using var identity = IdentityHost.With(database, [changed]);

        var token = new JsonWebToken(await identity.Token(changed));
        Assert.Equal(("412@2018-03-26", "models.read"), (token.GetClaim("unit").Value, token.GetClaim("scope").Value));
        using var answer = await identity.Ask(Analyst.Id, Analyst.Secret);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Without_any_configured_clients_the_stored_ones_stay()
    {
        await IdentityHost.With(database, [Analyst]).DisposeAsync();

        await using var identity = IdentityHost.With(database, []);

        await identity.Token(Analyst);
    }

    [Fact]
    public async Task The_clients_of_the_sample_work_once_they_have_secrets()
    {
        var file = Path.Combine(Repository.Root, "deploy", "sample", "clients.json");
        using var sample = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        var ids = sample.RootElement.EnumerateArray().Select(client => client.GetProperty("id").GetString()!).ToList();

        await using var identity = IdentityHost.With(
            database, [], [("ClientsFile", file), .. ids.Select(id => ($"ClientSecrets:{id}", (string?)$"{id}-0123456789"))]);

        foreach (var id in ids)
        {
            using var answer = await identity.Ask(id, $"{id}-0123456789");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private Task<string> Rows() => database.Read<string>("select string_agg(c::text, ',' order by client_id) from client c");
}
