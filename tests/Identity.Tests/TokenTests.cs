using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DanVan.TestKit;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DanVan.Identity.Tests;

public sealed class TokenTests(RunningIdentity running) : IClassFixture<RunningIdentity>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly IdentityHost identity = running.Host;

    [Fact]
    public async Task A_client_gets_a_token_with_its_unit_and_all_its_scopes()
    {
        var token = await identity.Token(IdentityHost.Commune);

        var read = new JsonWebToken(token);
        Assert.Equal("RS256", read.Alg);
        Assert.Equal(IdentityHost.Issuer, read.Issuer);
        Assert.Equal(["danvan"], read.Audiences);
        Assert.Equal("commune-today", read.Subject);
        Assert.Equal("commune-today", read.GetClaim("client_id").Value);
        Assert.Equal("16681@2026-01-01", read.GetClaim("unit").Value);
        Assert.Equal("committee.read models.read models.write", read.GetClaim("scope").Value);
        Assert.Equal(TimeSpan.FromMinutes(15), read.ValidTo - read.IssuedAt);
        Assert.True((await identity.Validate(token)).IsValid);
    }

    [Fact]
    public async Task A_client_may_ask_for_less_than_it_has()
    {
        var token = new JsonWebToken(await identity.Token(IdentityHost.Commune, "models.read"));

        Assert.Equal("models.read", token.GetClaim("scope").Value);
    }

    [Fact]
    public async Task A_client_without_a_unit_gets_a_token_without_one()
    {
        var token = new JsonWebToken(await identity.Token(IdentityHost.Keeper));

        Assert.False(token.TryGetClaim("unit", out _));
    }

    [Fact]
    public async Task A_client_may_prove_its_secret_in_the_header()
    {
        using var http = identity.CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{IdentityHost.Keeper.Id}:{IdentityHost.Keeper.Secret}")));
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);

        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("commune-today", "another-secret-0123456789")]
    [InlineData("nobody", "commune-secret-0123456789")]
    public async Task A_wrong_secret_or_client_is_refused(string client, string secret)
    {
        using var answer = await identity.Ask(client, secret);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("invalid_client", await Error(answer));
    }

    [Theory]
    [InlineData("reporting.read")]
    [InlineData("models.read reporting.read")]
    [InlineData("điều gì đó")]
    public async Task A_scope_that_is_not_granted_is_refused(string scope)
    {
        using var answer = await identity.Ask(IdentityHost.Commune.Id, IdentityHost.Commune.Secret, scope);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid_scope", await Error(answer));
    }

    [Theory]
    [InlineData("grant_type=password&client_id=commune-today&client_secret=commune-secret-0123456789", "unsupported_grant_type")]
    [InlineData("grant_type=client_credentials&client_id=%00&client_secret=x", "invalid_request")]
    [InlineData("grant_type=client_credentials&client_id=%01&client_secret=x", "invalid_request")]
    [InlineData("grant_type=client_credentials&client_id=commune-today", "invalid_request")]
    [InlineData("", "invalid_request")]
    public async Task What_is_no_request_for_a_token_is_refused_in_the_words_of_OAuth(string body, string error)
    {
        using var http = identity.CreateClient();
        using var form = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");

        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(error, await Error(answer));
    }

    [Fact]
    public async Task The_discovery_document_is_the_one_under_review()
    {
        using var http = identity.CreateClient();

        var document = await http.GetFromJsonAsync<JsonElement>(new Uri("/.well-known/openid-configuration", UriKind.Relative));

        Snapshot.Match("discovery", JsonSerializer.Serialize(document, Indented), "json");
    }

    internal static async Task<string?> Error(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString();
}
