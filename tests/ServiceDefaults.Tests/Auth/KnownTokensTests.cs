using DanVan.TestKit;
using Microsoft.IdentityModel.Tokens;

namespace DanVan.ServiceDefaults.Tests.Auth;

public sealed class KnownTokensTests : IDisposable
{
    private readonly Clock clock = new();
    private readonly KnownTokens tokens;
    private readonly TokenValidationParameters parameters;
    private int validated;

    public KnownTokensTests()
    {
        tokens = new(clock);
        parameters = new()
        {
            ValidIssuer = TestTokens.Issuer,
            ValidAudience = "danvan",
            IssuerSigningKey = new RsaSecurityKey(TestTokens.Key),
            LifetimeValidator = (_, _, _, _) => ++validated > 0,
        };
    }

    [Fact]
    public async Task A_token_is_worked_out_once_a_minute_however_often_it_comes()
    {
        var token = new TestToken("caller").Sign();
        for (var i = 0; i < 5; i++)
            Assert.True((await tokens.ValidateTokenAsync(token, parameters)).IsValid);
        Assert.Equal(1, validated);
        clock.Now += TimeSpan.FromMinutes(1);
        await tokens.ValidateTokenAsync(token, parameters);
        Assert.Equal(2, validated);
    }

    [Fact]
    public async Task A_token_is_not_taken_for_known_past_its_end()
    {
        var token = new TestToken("caller") { Expires = clock.Now.AddSeconds(20) }.Sign();
        await tokens.ValidateTokenAsync(token, parameters);
        clock.Now += TimeSpan.FromSeconds(21);
        await tokens.ValidateTokenAsync(token, parameters);
        Assert.Equal(2, validated);
    }

    [Fact]
    public async Task A_token_with_the_beginning_of_a_known_one_and_another_signature_is_refused()
    {
        var token = new TestToken("caller").Sign();
        Assert.True((await tokens.ValidateTokenAsync(token, parameters)).IsValid);
        var forged = token[..token.LastIndexOf('.')] + (new TestToken("caller") { Key = TestTokens.ForeignKey }).Sign()[token.LastIndexOf('.')..];
        Assert.False((await tokens.ValidateTokenAsync(forged, parameters)).IsValid);
    }

    public void Dispose() => tokens.Dispose();

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
