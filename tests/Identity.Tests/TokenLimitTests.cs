using System.Net;

namespace DanVan.Identity.Tests;

public sealed class TokenLimitTests(IdentityDatabase database) : IClassFixture<IdentityDatabase>
{
    private const string Wrong = "a-guess-0123456789";

    [Fact]
    public async Task Whoever_guesses_a_secret_must_wait()
    {
        await using var identity = IdentityHost.On(database.Database, ("Identity:FailuresPerMinute", "3"));
        for (var guess = 0; guess < 3; guess++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await identity.Ask("commune-today", Wrong)).StatusCode);

        using var answer = await identity.Ask("commune-today", IdentityHost.Commune.Secret);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("temporarily_unavailable", await TokenTests.Error(answer));
    }

    [Fact]
    public async Task A_guesser_does_not_slow_down_other_clients()
    {
        await using var identity = IdentityHost.On(database.Database, ("Identity:FailuresPerMinute", "3"));
        for (var guess = 0; guess < 5; guess++)
            (await identity.Ask("commune-today", Wrong)).Dispose();

        await identity.Token(IdentityHost.Keeper);
    }

    [Fact]
    public async Task Guessing_many_clients_from_one_address_is_slowed_down_too()
    {
        await using var identity = IdentityHost.On(database.Database, ("Identity:FailuresPerMinute", "1"));
        for (var guess = 0; guess < 10; guess++)
            (await identity.Ask($"client-{guess}", Wrong)).Dispose();

        using var answer = await identity.Ask("client-10", Wrong);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    [Fact]
    public async Task Requests_of_one_address_are_limited_even_when_they_are_right()
    {
        await using var identity = IdentityHost.On(database.Database, ("Identity:RequestsPerMinute", "2"));
        await identity.Token(IdentityHost.Commune);
        await identity.Token(IdentityHost.Commune);

        using var answer = await identity.Ask(IdentityHost.Commune.Id, IdentityHost.Commune.Secret);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }
}
