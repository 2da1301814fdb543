using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DanVan.ServiceDefaults;

/// <summary>
/// Validates tokens. A caller sends the same one with every request: what was found good is good for a minute, and never past its end.
/// </summary>
internal sealed class KnownTokens(TimeProvider clock) : TokenHandler, IDisposable
{
    private const int Most = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly MemoryCache good = new(new MemoryCacheOptions { SizeLimit = Most });

    public override SecurityToken ReadToken(string token) => handler.ReadToken(token);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var now = clock.GetUtcNow();
        if (good.TryGetValue(token, out Good? known) && now < known!.Until)
            return known.Result;
        var result = await handler.ValidateTokenAsync(token, validationParameters);
        var until = result.IsValid ? Earlier(now + Remembered, result.SecurityToken.ValidTo) : now;
        if (until > now)
            good.Set(token, new Good(result, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = until - now });
        return result;
    }

    public void Dispose() => good.Dispose();

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTime other) => one < other ? one : other;

    private sealed record Good(TokenValidationResult Result, DateTimeOffset Until);
}
