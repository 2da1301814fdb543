using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace DanVan.TestKit;

/// <summary>Access tokens as the identity service would sign them, with a key of this test run. Every property may be spoilt.</summary>
public sealed record TestToken(string Client)
{
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>A unit's id, or its official code at a date: <c>412@2018-03-26</c>.</summary>
    public string? Unit { get; init; }

    public string Issuer { get; init; } = TestTokens.Issuer;

    public string Audience { get; init; } = "danvan";

    public DateTimeOffset Expires { get; init; } = DateTimeOffset.UtcNow.AddHours(1);

    public RSA Key { get; init; } = TestTokens.Key;

    /// <summary>The signed token: header.payload.signature.</summary>
    public string Sign()
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = Audience,
            ["sub"] = Client,
            ["client_id"] = Client,
            ["scope"] = string.Join(' ', Scopes),
            ["iat"] = Expires.AddHours(-1).ToUnixTimeSeconds(),
            ["exp"] = Expires.ToUnixTimeSeconds(),
        };
        if (Unit is not null)
            claims["unit"] = Unit;
        var content = $"{Encode(new { alg = "RS256", typ = "at+jwt" })}.{Encode(claims)}";
        var signature = Key.SignData(System.Text.Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{WebEncoders.Base64UrlEncode(signature)}";
    }

    private static string Encode(object part) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(part));
}

/// <summary>The issuer that services under test trust.</summary>
public static class TestTokens
{
    public const string Issuer = "https://issuer.test/";

    /// <summary>The key of this run's issuer.</summary>
    public static RSA Key { get; } = RSA.Create(2048);

    /// <summary>A key that no service trusts.</summary>
    public static RSA ForeignKey { get; } = RSA.Create(2048);

    /// <summary>What a service needs to accept these tokens, as configuration keys.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Auth:PublicKeyPem"] = Key.ExportSubjectPublicKeyInfoPem(),
        ["Auth:Issuer"] = Issuer,
        ["Auth:Audience"] = "danvan",
    };

    /// <summary>A good token.</summary>
    public static string For(string client, string? unit, params string[] scopes) =>
        new TestToken(client) { Unit = unit, Scopes = scopes }.Sign();
}
